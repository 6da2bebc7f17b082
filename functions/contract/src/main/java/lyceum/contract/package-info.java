/**
 * The one description of Lyceum's API: operations, wire records, messages, problems, functions, queues and service levels, as
 * plain values. Functions, infrastructure, documentation, load tests and alarms read them; nothing else repeats them.
 */
@NullMarked
package lyceum.contract;

import org.jspecify.annotations.NullMarked;

/** What a function is given at start: settings, clients, clock, ids, telemetry; and the instance that it becomes. */
@NullMarked
package lyceum.platform.environment;

import org.jspecify.annotations.NullMarked;

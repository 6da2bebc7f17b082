/** The traces of late, for people to look at: where the time of a request went, through gateway, functions and queues. */
@NullMarked
package lyceum.local.traces;

import org.jspecify.annotations.NullMarked;

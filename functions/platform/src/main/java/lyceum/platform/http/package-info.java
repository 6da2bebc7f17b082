/** The chain that every HTTP operation goes through, from the gateway's event to its answer, and what handlers see of it. */
@NullMarked
package lyceum.platform.http;

import org.jspecify.annotations.NullMarked;

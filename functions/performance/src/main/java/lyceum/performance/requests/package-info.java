/** Operations on how requests were answered. */
@NullMarked
package lyceum.performance.requests;

import org.jspecify.annotations.NullMarked;

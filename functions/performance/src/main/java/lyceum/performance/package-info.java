/** How well the system is: the composition root of the functions that measure it and say so. */
@NullMarked
package lyceum.performance;

import org.jspecify.annotations.NullMarked;

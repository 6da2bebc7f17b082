/** How well the system is: the composition root of the function that says so. */
@NullMarked
package lyceum.performance;

import org.jspecify.annotations.NullMarked;

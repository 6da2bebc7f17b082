/** Tests of the functions as a whole. */
@NullMarked
package lyceum.courses;

import org.jspecify.annotations.NullMarked;

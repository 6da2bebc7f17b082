/** Tests of making courses, whatever crashes meanwhile. */
@NullMarked
package lyceum.courses.generation;

import org.jspecify.annotations.NullMarked;

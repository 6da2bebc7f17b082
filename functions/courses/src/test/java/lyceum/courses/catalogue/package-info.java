/** Tests of stored courses. */
@NullMarked
package lyceum.courses.catalogue;

import org.jspecify.annotations.NullMarked;

/** Operations and wire records of courses: generating, reading, editing, publishing and exporting them. */
@NullMarked
package lyceum.contract.courses;

import org.jspecify.annotations.NullMarked;

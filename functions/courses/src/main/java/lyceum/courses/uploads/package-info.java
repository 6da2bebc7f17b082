/** Documents that callers send ahead of a course: an address for each, then their bytes by its id. Stored in the bucket only. */
@NullMarked
package lyceum.courses.uploads;

import org.jspecify.annotations.NullMarked;

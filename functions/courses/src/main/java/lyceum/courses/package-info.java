/**
 * Courses: generation, reading, editing, export. {@link lyceum.courses.Courses} puts the functions together; each feature has a
 * package of its own.
 */
@NullMarked
package lyceum.courses;

import org.jspecify.annotations.NullMarked;

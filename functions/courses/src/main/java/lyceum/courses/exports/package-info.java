/**
 * Makes files of courses: takes the order, renders, keeps the file under
 * {@code exports/<organisation>/<course>/v<version>/<name>} until the course is deleted or the bucket's life cycle removes it.
 */
@NullMarked
package lyceum.courses.exports;

import org.jspecify.annotations.NullMarked;

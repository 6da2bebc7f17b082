/** Tests of making files of courses. */
@NullMarked
package lyceum.courses.exports;

import org.jspecify.annotations.NullMarked;

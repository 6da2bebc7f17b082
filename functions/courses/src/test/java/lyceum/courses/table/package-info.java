/** Tests of the table's keys. */
@NullMarked
package lyceum.courses.table;

import org.jspecify.annotations.NullMarked;

/** The tables there are and the operations on them: create, change, describe, tag, delete. */
@NullMarked
package lyceum.tables.catalog;

import org.jspecify.annotations.NullMarked;

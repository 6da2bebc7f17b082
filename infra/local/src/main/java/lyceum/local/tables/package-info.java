/** The template's tables, on the table store. */
@NullMarked
package lyceum.local.tables;

import org.jspecify.annotations.NullMarked;

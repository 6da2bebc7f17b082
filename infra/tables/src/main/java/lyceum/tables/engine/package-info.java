/** The operations on items and tables, said once for both doors. */
@NullMarked
package lyceum.tables.engine;

import org.jspecify.annotations.NullMarked;

/** Tables as declared: keys, indexes and the rules of CreateTable. */
@NullMarked
package lyceum.tables.schema;

import org.jspecify.annotations.NullMarked;

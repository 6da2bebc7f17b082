/** Attribute values: the ten types, their limits, sizes, order and stored form. */
@NullMarked
package lyceum.tables.value;

import org.jspecify.annotations.NullMarked;

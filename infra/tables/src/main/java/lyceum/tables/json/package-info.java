/** JSON text and the SDK's model objects, both ways, without reflection. */
@NullMarked
package lyceum.tables.json;

import org.jspecify.annotations.NullMarked;

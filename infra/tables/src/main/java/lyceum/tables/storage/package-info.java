/** The storage engine behind one narrow interface: ordered bytes, atomic batches, one sync. */
@NullMarked
package lyceum.tables.storage;

import org.jspecify.annotations.NullMarked;

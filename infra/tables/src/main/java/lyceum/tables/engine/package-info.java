/** All operations on one storage, said once for all doors; and what happens by itself, as time passes. */
@NullMarked
package lyceum.tables.engine;

import org.jspecify.annotations.NullMarked;

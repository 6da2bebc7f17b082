/**
 * The operations that write items, and the only place where items change: what a write is, its locks,
 * and how it is carried out.
 */
@NullMarked
package lyceum.tables.writing;

import org.jspecify.annotations.NullMarked;

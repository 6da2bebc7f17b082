/** Asks the store and dynalite the same random questions and compares answers and speed. */
@NullMarked
package lyceum.tables.compare;

import org.jspecify.annotations.NullMarked;

/** What a checked expression means for an item: test it, change it, cut it down. */
@NullMarked
package lyceum.tables.evaluation;

import org.jspecify.annotations.NullMarked;

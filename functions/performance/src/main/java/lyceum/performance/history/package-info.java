/** Reads what was measured in any time: whole days, hours and minutes from their buckets, the last minutes from their samples. */
@NullMarked
package lyceum.performance.history;

import org.jspecify.annotations.NullMarked;

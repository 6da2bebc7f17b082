/** Capacity units: what an operation would have consumed. */
@NullMarked
package lyceum.tables.capacity;

import org.jspecify.annotations.NullMarked;

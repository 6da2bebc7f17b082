/** The operations that read items: GetItem, BatchGetItem, Query and Scan. */
@NullMarked
package lyceum.tables.reading;

import org.jspecify.annotations.NullMarked;

/** TransactWriteItems and TransactGetItems: all or nothing, and once for each client token. */
@NullMarked
package lyceum.tables.transactions;

import org.jspecify.annotations.NullMarked;

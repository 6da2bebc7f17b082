/** Transactions: all or nothing over many items, once per client token. */
@NullMarked
package lyceum.tables.transaction;

import org.jspecify.annotations.NullMarked;

/** The accounts table: its keys, written in one place, and what reads and writes of it share. */
@NullMarked
package lyceum.accounts.table;

import org.jspecify.annotations.NullMarked;

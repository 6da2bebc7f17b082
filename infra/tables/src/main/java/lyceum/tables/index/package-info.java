/** Where everything lies in storage: items, secondary indexes and expiries, and how they change together. */
@NullMarked
package lyceum.tables.index;

import org.jspecify.annotations.NullMarked;

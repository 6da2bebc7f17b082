/** Lists a page at a time: where a cursor stands, and whether there is more. */
@NullMarked
package lyceum.accounts.lists;

import org.jspecify.annotations.NullMarked;

/** What the context's tests share. */
@NullMarked
package lyceum.accounts.testing;

import org.jspecify.annotations.NullMarked;

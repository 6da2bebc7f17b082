/** Organisations and their API keys: the composition root of the functions that create and check them. */
@NullMarked
package lyceum.accounts;

import org.jspecify.annotations.NullMarked;

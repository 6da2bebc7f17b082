/** Measurements of this context, run by hand. */
@NullMarked
package lyceum.accounts.benchmark;

import org.jspecify.annotations.NullMarked;

/** Where a request came from: which address to believe, how coarsely to keep it, whom to trust. */
@NullMarked
package lyceum.accounts.origins;

import org.jspecify.annotations.NullMarked;

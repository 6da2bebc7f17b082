@NullMarked
package lyceum.accounts.tokens;

import org.jspecify.annotations.NullMarked;

@NullMarked
package lyceum.accounts.origins;

import org.jspecify.annotations.NullMarked;

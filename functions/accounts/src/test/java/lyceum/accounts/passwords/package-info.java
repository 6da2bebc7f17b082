@NullMarked
package lyceum.accounts.passwords;

import org.jspecify.annotations.NullMarked;

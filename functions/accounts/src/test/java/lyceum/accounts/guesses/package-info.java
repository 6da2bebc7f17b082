@NullMarked
package lyceum.accounts.guesses;

import org.jspecify.annotations.NullMarked;

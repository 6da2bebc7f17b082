@NullMarked
package lyceum.accounts.keys;

import org.jspecify.annotations.NullMarked;

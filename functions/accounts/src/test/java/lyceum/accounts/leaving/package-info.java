@NullMarked
package lyceum.accounts.leaving;

import org.jspecify.annotations.NullMarked;

@NullMarked
package lyceum.accounts;

import org.jspecify.annotations.NullMarked;

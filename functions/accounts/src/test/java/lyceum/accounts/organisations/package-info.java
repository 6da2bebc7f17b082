@NullMarked
package lyceum.accounts.organisations;

import org.jspecify.annotations.NullMarked;

@NullMarked
package lyceum.accounts.sessions;

import org.jspecify.annotations.NullMarked;

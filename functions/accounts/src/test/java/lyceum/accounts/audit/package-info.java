@NullMarked
package lyceum.accounts.audit;

import org.jspecify.annotations.NullMarked;

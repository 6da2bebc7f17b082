/** Who acts: how the audit log names them, and which rights they may pass on. */
@NullMarked
package lyceum.accounts.callers;

import org.jspecify.annotations.NullMarked;

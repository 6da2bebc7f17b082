/** What other contexts know of callers: roles, tiers and the message that makes an organisation. */
@NullMarked
package lyceum.contract.accounts;

import org.jspecify.annotations.NullMarked;

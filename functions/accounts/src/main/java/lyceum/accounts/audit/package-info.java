/**
 * The audit log: what happened to an organisation's people, keys and rights, in a form that shows whether anyone has changed it.
 *
 * <p>Each organisation has a chain for each month, and so has each person for what happens outside any organisation. An event is
 * written in the same transaction as its effect, so neither is ever without the other. Each carries the hash of the one before and
 * one of its own, over a canonical form; the head of the chain says how many there are and the last hash. Changing, removing or
 * inserting an event breaks the chain there. Whoever can rewrite the whole table can rewrite a whole chain: the exports that an
 * organisation keeps are what such a forger can't reach.
 *
 * <p>Table {@code accounts}, access patterns:
 *
 * <ul>
 *   <li>the head of a chain: {@code PK = AUDIT#<chain>#<yyyy-MM>, SK = HEAD}
 *   <li>its events by number, either way: {@code SK = E#<sequence, 12 digits>}
 *   <li>by time: numbers and times rise together, so a search halves the numbers
 * </ul>
 */
@NullMarked
package lyceum.accounts.audit;

import org.jspecify.annotations.NullMarked;

/**
 * Deleting an account. What is personal is erased: profile, password, address, sessions. What stays is the id in the audit log and an
 * empty item in the person's place, so that the id is never given a meaning again; no event changes, so every chain goes on to hold.
 *
 * <p>An organisation keeps an owner. Where the person is the only one, the organisation is closed if nobody else is in it, and else
 * the account can't be deleted before somebody else owns it.
 *
 * <p>Access patterns: a person's memberships, each with its organisation and, where the person owns it, with its other members.
 */
@NullMarked
package lyceum.accounts.leaving;

import org.jspecify.annotations.NullMarked;

/**
 * Invitations into organisations, until somebody accepts them. An invitation is accepted once, with its token, by whoever holds it or,
 * where it names an address, by the person of that address alone.
 *
 * <p>Table {@code accounts}, access patterns: an organisation's invitations: {@code PK = ORG#<id>, SK = INVITE#<id>}; by the token's
 * hash: {@code PK = INVITE#<hash>, SK = INVITE}. Both items are written in one transaction and swept away by their TTL
 * {@code expires_at}.
 */
@NullMarked
package lyceum.accounts.invitations;

import org.jspecify.annotations.NullMarked;

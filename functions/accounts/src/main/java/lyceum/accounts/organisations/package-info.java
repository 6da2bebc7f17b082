/**
 * Organisations: names, tiers, members, and who invites and accepts into them.
 *
 * <p>Table {@code accounts}, access patterns:
 *
 * <ul>
 *   <li>an organisation: {@code PK = ORG#<id>, SK = ORG}
 *   <li>its members: {@code PK = ORG#<id>, SK = MEMBER#<user>}; the same from the person's side: {@code PK = USER#<user>, SK =
 *       MEMBER#<id>}; both are written in one transaction
 *   <li>its invitations: {@code PK = ORG#<id>, SK = INVITE#<id>}; by the token's hash: {@code PK = INVITE#<hash>, SK = INVITE}; both
 *       are swept away by their TTL {@code expires_at}
 * </ul>
 */
@NullMarked
package lyceum.accounts.organisations;

import org.jspecify.annotations.NullMarked;

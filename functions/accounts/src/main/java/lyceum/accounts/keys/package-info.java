/**
 * API keys: made with an organisation, checked at every request.
 *
 * <p>A key is {@code lyc_<id>_<secret>}. Its secret has 256 random bits, so a plain SHA-256 of it can be stored: there is nothing
 * to guess that a slow hash such as Argon2 would have to slow down, and the check stays far below a millisecond.
 *
 * <p>Table {@code accounts}, access patterns:
 *
 * <ul>
 *   <li>an organisation: {@code PK = ORG#<id>, SK = ORG}
 *   <li>a key by its id, one read per check: {@code PK = KEY#<id>, SK = KEY}; one that has expired stays until it is revoked or its
 *       organisation makes another, so that the gateway's key goes with it
 *   <li>both are written in one transaction
 * </ul>
 */
@NullMarked
package lyceum.accounts.keys;

import org.jspecify.annotations.NullMarked;

package lyceum.accounts.organisations;

import java.time.Instant;
import java.util.Set;
import lyceum.contract.Role;
import lyceum.contract.accounts.InvitationView;
import lyceum.contract.accounts.Words;

/**
 * An invitation that nobody has accepted yet.
 *
 * @param hash SHA-256 of its token
 * @param roles what whoever accepts it will be
 */
public record Invitation(
        String organisation,
        String id,
        String hash,
        Set<Role> roles,
        Instant created,
        String createdBy,
        Instant expires) {
    public Invitation {
        roles = Set.copyOf(roles);
    }

    InvitationView view() {
        return new InvitationView(id, Words.of(roles), created, createdBy, expires);
    }

    /** Leaves the hash out. */
    @Override
    public String toString() {
        return "Invitation[" + id + " of " + organisation + "]";
    }
}

package lyceum.accounts.invitations;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import lyceum.contract.Role;
import lyceum.contract.accounts.InvitationView;
import lyceum.contract.accounts.Words;

/**
 * An invitation that nobody has accepted yet.
 *
 * @param hash SHA-256 of its token
 * @param email the normalised address of whom it is for; empty where it is for whoever has the token
 * @param roles what whoever accepts it will be
 */
public record Invitation(
        String organisation,
        String id,
        String hash,
        Optional<String> email,
        Set<Role> roles,
        Instant created,
        String createdBy,
        Instant expires) {
    public Invitation {
        roles = Set.copyOf(roles);
    }

    /** Whether the person of this normalised address may accept it now. */
    public boolean isFor(String address, Instant now) {
        return now.isBefore(expires) && email.map(address::equals).orElse(true);
    }

    public InvitationView view() {
        return new InvitationView(id, email, Words.of(roles), created, createdBy, expires);
    }

    /** Leaves the hash and the address out. */
    @Override
    public String toString() {
        return "Invitation[" + id + " of " + organisation + "]";
    }
}

package lyceum.accounts.invitations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lyceum.accounts.audit.AuditEvent;
import lyceum.platform.http.Claim;

/** Invitations that nobody has accepted yet. */
public interface Invitations {
    /**
     * Adds one.
     *
     * @throws Claim.Taken if the claim's key was not free
     */
    void add(Invitation invitation, List<AuditEvent> events, Optional<Claim> claim);

    Optional<Invitation> find(String organisation, String id);

    /** The invitation whose token has this hash. */
    Optional<Invitation> byHash(String hash);

    /** At most {@code limit} invitations, oldest first, after the one with the id {@code after}. */
    List<Invitation> list(String organisation, Optional<String> after, int limit);

    /** Takes one back; false where there is none any more. */
    boolean remove(Invitation invitation, List<AuditEvent> events);

    /** What came of accepting. */
    enum Acceptance {
        DONE,
        /** Somebody has accepted it, it was taken back, or its organisation is closed. */
        GONE,
        MEMBER_ALREADY,
        /** The person belongs to as many organisations as anybody may, or is gone. */
        TOO_MANY
    }

    /**
     * Turns an invitation into a membership, once.
     *
     * @throws Claim.Taken if the claim's key was not free
     */
    Acceptance accept(Invitation invitation, String user, Instant now, List<AuditEvent> events, Optional<Claim> claim);
}

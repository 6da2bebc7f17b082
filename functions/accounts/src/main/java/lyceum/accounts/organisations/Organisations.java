package lyceum.accounts.organisations;

import java.util.List;
import java.util.Optional;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.keys.Organisation;
import lyceum.platform.http.Claim;

/** Organisations by themselves. */
public interface Organisations {
    Optional<Organisation> find(String id);

    /** Those that a person belongs to, in order of their ids, but for closed ones. */
    List<Joined> of(String userId);

    /**
     * Adds an organisation that this person owns.
     *
     * @return false where the person belongs to as many as anybody may, or is gone
     * @throws Claim.Taken if the claim's key was not free
     */
    boolean add(Organisation organisation, String owner, List<AuditEvent> events, Optional<Claim> claim);

    /** Puts this in the place of the version before it; false where that is not the present one. */
    boolean replace(Organisation next, List<AuditEvent> events);
}

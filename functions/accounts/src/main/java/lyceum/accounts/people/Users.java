package lyceum.accounts.people;

import java.util.List;
import java.util.Optional;
import lyceum.accounts.audit.AuditEvent;
import lyceum.platform.http.Claim;

/** All people. Whatever changes one is told to the audit log in the same transaction. */
public interface Users {
    /**
     * Adds a person with an organisation that is named and owned by that person.
     *
     * @return false where the address is taken
     * @throws Claim.Taken if the claim's key was not free
     */
    boolean add(User user, List<AuditEvent> events, Optional<Claim> claim);

    Optional<User> find(String id);

    /** The id of the person with this address. */
    Optional<String> idOf(String email);

    /**
     * Replaces the profile (name, bio, locale), on the condition that the version before is still there.
     *
     * @return false where it isn't
     */
    boolean change(User next, List<AuditEvent> events);
}

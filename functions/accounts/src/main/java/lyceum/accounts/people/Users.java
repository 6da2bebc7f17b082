package lyceum.accounts.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.invitations.Invitation;
import lyceum.platform.http.Claim;

/** All people. Whatever changes one is told to the audit log in the same transaction. */
public interface Users {
    /** What adding a person came to. */
    enum Added {
        DONE,
        EMAIL_TAKEN,
        INVITATION_GONE
    }

    /**
     * Adds a person: to the organisation that invites, or else with one that is named and owned by that person.
     *
     * @throws Claim.Taken if the claim's key was not free
     */
    Added add(User user, Optional<Invitation> invitation, List<AuditEvent> events, Optional<Claim> claim);

    /** The people with these ids, at most 100, by id; those who are gone are left out. */
    Map<String, User> named(List<String> ids);

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

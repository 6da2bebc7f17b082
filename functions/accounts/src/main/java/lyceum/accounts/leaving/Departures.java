package lyceum.accounts.leaving;

import java.util.List;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.people.User;

/** People who leave. */
interface Departures {
    /** What a person belongs to. */
    List<Belonging> of(String userId);

    /**
     * Erases a person, ends the memberships and sessions, frees the address and closes the organisations that nobody is left in, all or
     * nothing.
     *
     * @return false where the person, a membership or an organisation has changed meanwhile
     */
    boolean leave(User user, List<Belonging> belongings, List<AuditEvent> events);
}

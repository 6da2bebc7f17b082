package lyceum.accounts.organisations;

import java.util.List;
import java.util.Optional;
import lyceum.accounts.audit.AuditEvent;

/** The members of organisations. */
public interface Members {
    Optional<Member> find(String organisation, String user);

    /** At most {@code limit} members after the person {@code after}. */
    List<Member> list(String organisation, Optional<String> after, int limit);

    /** An owner who is not this person. */
    Optional<String> otherOwner(String organisation, String user);

    /**
     * Gives a member other roles.
     *
     * @param owner somebody who must still be an owner for this to be done
     * @return false where the member has changed meanwhile, or {@code owner} is none any more
     */
    boolean change(Member now, Member next, Optional<String> owner, List<AuditEvent> events);

    /** Removes a member, on the same conditions. */
    boolean remove(Member now, Optional<String> owner, List<AuditEvent> events);
}

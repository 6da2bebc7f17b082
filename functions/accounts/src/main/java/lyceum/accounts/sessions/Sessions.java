package lyceum.accounts.sessions;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.people.User;
import lyceum.platform.http.Claim;

/** All sessions. What begins or ends one is told to the audit log in the same transaction. */
interface Sessions {
    /** The most sessions that a list shows. */
    int LISTED = 100;

    /**
     * Adds a session, on the condition that its person belongs to its organisation and still has the password that was tried, and
     * forgets the guesses from its address. The person's last organisation and known networks become what {@code user} says.
     *
     * @return false where the person does not belong to the organisation, or has another password by now
     */
    boolean open(Session session, SignedIn user, List<AuditEvent> events);

    /** Who signs in, as the password was tried, with what the account is to remember of it. */
    record SignedIn(User user, String address, String organisation, Set<String> networks) {
        public SignedIn {
            networks = Set.copyOf(networks);
        }

        /** The id alone: the rest is personal. */
        @Override
        public String toString() {
            return "SignedIn[" + user.id() + "]";
        }
    }

    Optional<Session> find(String userId, String sessionId);

    /** A person's sessions, newest first, {@link #LISTED} at most. */
    List<Session> of(String userId);

    /** The organisations that a person belongs to, in order of their ids. */
    List<String> organisations(String userId);

    /** What a renewal comes to. */
    enum Renewal {
        RENEWED,
        /** Another request has exchanged the token, or the session has ended. */
        OVERTAKEN,
        /** The person does not belong to the organisation. */
        NO_MEMBER
    }

    /** Renews a session whose current token has this hash. */
    Renewal renew(Session next, String turnHash, List<AuditEvent> events);

    /**
     * Ends a session.
     *
     * @return false where there is none
     */
    boolean end(String userId, String sessionId, List<AuditEvent> events);

    /**
     * Puts a hash in the place of a person's present one and ends all of the person's sessions but this.
     *
     * @return false where the person has another password by now
     * @throws Claim.Taken if the claim's key was not free
     */
    boolean changePassword(User user, String hash, String but, List<AuditEvent> events, Optional<Claim> claim);

    /** Ends all sessions of a person, or all but one. */
    void endAll(String userId, Optional<String> but);
}

package lyceum.accounts.sessions;

import java.time.Duration;
import java.time.Instant;
import lyceum.contract.accounts.SessionView;

/**
 * Somewhere a person is signed in.
 *
 * @param organisation the one it is signed in to; empty for none
 * @param network where it was begun, coarsely
 * @param familyHash of the secret that all its refresh tokens share
 * @param turnHash of the refresh token that works
 * @param previousHash of the one before; empty for the first
 * @param turns how often the token was exchanged
 * @param renewed when the token was last exchanged
 * @param expires when the session ends unless it is renewed before
 */
record Session(
        String userId,
        String id,
        String organisation,
        String network,
        String familyHash,
        String turnHash,
        String previousHash,
        long turns,
        Instant created,
        Instant renewed,
        Instant expires) {
    /** How long a session lives without being renewed. */
    static final Duration LIFE = Duration.ofDays(30);

    static Session begun(RefreshToken token, String organisation, String network, Instant now) {
        return new Session(
                token.userId(),
                token.sessionId(),
                organisation,
                network,
                token.familyHash(),
                token.turnHash(),
                "",
                0,
                now,
                now,
                now.plus(LIFE));
    }

    Session renewed(RefreshToken next, String nextOrganisation, Instant now) {
        return new Session(
                userId,
                id,
                nextOrganisation,
                network,
                familyHash,
                next.turnHash(),
                turnHash,
                turns + 1,
                created,
                now,
                now.plus(LIFE));
    }

    boolean current(Instant now) {
        return now.isBefore(expires);
    }

    SessionView view(String currentId) {
        return new SessionView(id, id.equals(currentId), organisation, network, created, renewed, expires);
    }

    /** The id alone. */
    @Override
    public String toString() {
        return "Session[" + id + "]";
    }
}

package lyceum.accounts.sessions;

import java.time.Instant;
import lyceum.accounts.people.User;
import lyceum.accounts.tokens.AccessTokens;
import lyceum.contract.accounts.SessionTokens;

/** The tokens of one sign-in or one renewal. */
record Issued(AccessTokens.Given access, RefreshToken refresh, String organisation) {
    SessionTokens view(User user) {
        Instant expires = access.claims().expires();
        return new SessionTokens(
                access.text(),
                access.text(),
                refresh.text(),
                "Bearer",
                AccessTokens.LIFE.toSeconds(),
                expires,
                organisation,
                refresh.sessionId(),
                user.view());
    }
}

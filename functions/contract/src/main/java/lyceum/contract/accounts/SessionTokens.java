package lyceum.contract.accounts;

import java.time.Instant;
import lyceum.contract.Doc;

@Doc("What a person goes on with after signing in.")
public record SessionTokens(
        @Doc("The access token, the same as access_token.") String token,

        @Doc("Sent as Authorization: Bearer with each request until it expires.")
        String accessToken,

        @Doc("Exchanged, once, for the next tokens. Keep it where no script of another site can read it.")
        String refreshToken,

        @Doc(value = "How the access token is sent.", oneOf = "Bearer")
        String tokenType,

        @Doc("Seconds for which the access token works.") long expiresIn,
        @Doc("When the access token expires.") Instant expiresAt,

        @Doc("The organisation that the access token is good for; empty for none.")
        String organisationId,

        @Doc("The session, as the list of sessions names it.")
        String sessionId,

        @Doc("The person.") UserView user) {
    /** Leaves the tokens out, so that they can't reach a log. */
    @Override
    public String toString() {
        return "SessionTokens[" + sessionId + "]";
    }
}

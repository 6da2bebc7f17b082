package lyceum.accounts.tokens;

import java.time.Instant;

/**
 * What an access token says; nothing personal.
 *
 * @param userId who holds it
 * @param sessionId the session it was given for
 * @param organisation the one organisation it is good for; empty for none
 * @param tokenId names this token
 */
public record Claims(
        String userId, String sessionId, String organisation, String tokenId, Instant issued, Instant expires) {}

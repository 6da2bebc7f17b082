package lyceum.platform.http;

import java.time.Duration;
import java.time.Instant;

/**
 * A request that its caller may repeat.
 *
 * @param organisation whose request it is; the person's id, where the operation is one of people for themselves
 * @param operation the operation's id
 * @param key the caller's {@code Idempotency-Key}
 * @param fingerprint SHA-256 of the key and the request's path, query, If-Match and body, hexadecimal
 */
public record IdempotencyKey(String organisation, String operation, String key, String fingerprint) {
    /** How long repetitions answer the first answer. */
    static final Duration KEPT = Duration.ofHours(24);

    Claim claim(Answer answer, Instant now) {
        return new Claim(this, answer, now.plus(KEPT));
    }
}

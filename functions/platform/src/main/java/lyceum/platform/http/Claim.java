package lyceum.platform.http;

import java.time.Instant;

/**
 * An answer that is kept under its caller's idempotency key. It is stored in the same transaction as the effect, on the
 * condition that the key is free: so effect and memory of it can't be separated, and a request that fails leaves nothing.
 *
 * @param expires when the key is free again
 */
public record Claim(IdempotencyKey key, Answer answer, Instant expires) {
    /**
     * Thrown by a store when the key was not free: another request with the same key was quicker. The chain answers with that
     * request's answer, or 409 while it is still being written.
     */
    public static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Taken() {
            super("The idempotency key is taken.", null, false, false);
        }
    }
}

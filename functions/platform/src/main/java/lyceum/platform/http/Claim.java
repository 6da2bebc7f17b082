package lyceum.platform.http;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is kept under its caller's idempotency key. It is stored in the same transaction as the effect, on the
 * condition that the key is free: so effect and memory of it can't be separated, and a request that fails leaves nothing.
 *
 * <p>Nobody looks first whether the key is free: a repeated request runs until it writes its claim, and what it does before must
 * do no harm. Only an answer without a written claim is looked up afterwards, for the first request may have caused that very
 * state which the second is refused for.
 */
public final class Claim {
    private final IdempotencyKey key;
    private final Answer answer;
    private final Instant expires;
    private volatile boolean written;

    /** {@code expires} is when the key is free again. */
    public Claim(IdempotencyKey key, Answer answer, Instant expires) {
        this.key = key;
        this.answer = answer;
        this.expires = expires;
    }

    public IdempotencyKey key() {
        return key;
    }

    public Answer answer() {
        return answer;
    }

    public Instant expires() {
        return expires;
    }

    /** Said by the store once claim and effect are written; a store that does not say so costs its callers one look-up. */
    public void written() {
        written = true;
    }

    boolean isWritten() {
        return written;
    }

    /**
     * Thrown by a store when the key was not free: another request with the same key was quicker. The chain answers with that
     * request's answer, or 409 while it is still being written.
     */
    public static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient @Nullable Claim by;

        /** The other request is still under way. */
        public Taken() {
            this(null);
        }

        /** The other request was answered so. */
        public Taken(@Nullable Claim by) {
            super("The idempotency key is taken.", null, false, false);
            this.by = by;
        }

        Optional<Claim> by() {
            return Optional.ofNullable(by);
        }
    }
}

package lyceum.platform.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One run of a request that its caller may repeat: whether the answer it wanted to keep is kept. */
public final class Attempt {
    private final IdempotencyKey key;
    private @Nullable Claim latest;

    Attempt(IdempotencyKey key) {
        this.key = key;
    }

    IdempotencyKey key() {
        return key;
    }

    Claim claim(Answer answer, Instant now) {
        Claim claim = key.claim(answer, now);
        latest = claim;
        return claim;
    }

    boolean kept() {
        return latest != null && latest.isWritten();
    }
}

package lyceum.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * One run of a function.
 *
 * @param requestId names this run in logs and traces
 * @param deadline when Lambda stops the function
 * @param clock what {@link #remaining()} reads
 */
public record Invocation(String requestId, Instant deadline, InstantSource clock) {
    /** How long the function may still run; negative when it is over. */
    public Duration remaining() {
        return Duration.between(clock.instant(), deadline);
    }
}

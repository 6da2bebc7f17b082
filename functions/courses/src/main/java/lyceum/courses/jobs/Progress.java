package lyceum.courses.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a job is.
 *
 * @param step what it is doing, in words for the caller
 * @param percent 0 to 100
 * @param etaSeconds seconds until it is likely to end, once that can be told
 */
public record Progress(String step, int percent, Optional<Long> etaSeconds) {
    public Progress {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("A percentage lies between 0 and 100: " + percent);
        }
    }

    public static Progress of(String step, int percent) {
        return new Progress(step, percent, Optional.empty());
    }

    /**
     * Of {@code all} even parts, which take a job from 10 to 95 percent, {@code done} are done, {@code lately} of them since
     * {@code since}.
     */
    public static Progress ofParts(String step, int done, int all, int lately, Instant since, Instant now) {
        int percent = 10 + 85 * done / Math.max(1, all);
        if (lately == 0) {
            return of(step, percent);
        }
        long millis = Math.max(0, Duration.between(since, now).toMillis());
        return new Progress(step, percent, Optional.of(Math.ceilDiv(millis * (all - done), 1_000L * lately)));
    }
}

package lyceum.performance.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A time from one moment up to but without another. */
public record Range(Instant from, Instant to) {
    /** The same time in whole minutes: all that it touches. */
    Range wholeMinutes() {
        Instant end = to.truncatedTo(ChronoUnit.MINUTES);
        return new Range(
                from.truncatedTo(ChronoUnit.MINUTES), end.isBefore(to) ? end.plus(1, ChronoUnit.MINUTES) : end);
    }
}

package lyceum.performance.history;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import lyceum.performance.table.Width;

/** A time from one moment up to but without another. */
public record Range(Instant from, Instant to) {
    private static final Duration BY_MINUTES = Duration.ofHours(3);
    private static final Duration BY_HOURS = Duration.ofDays(7);

    public Duration length() {
        return Duration.between(from, to);
    }

    /** The steps in which a course over this time is told: a few hundred at most. */
    public Width step() {
        if (length().compareTo(BY_MINUTES) <= 0) {
            return Width.MINUTE;
        }
        return length().compareTo(BY_HOURS) <= 0 ? Width.HOUR : Width.DAY;
    }

    /** The same time in whole minutes: all that it touches. */
    Range wholeMinutes() {
        Instant end = to.truncatedTo(ChronoUnit.MINUTES);
        return new Range(
                from.truncatedTo(ChronoUnit.MINUTES), end.isBefore(to) ? end.plus(1, ChronoUnit.MINUTES) : end);
    }
}

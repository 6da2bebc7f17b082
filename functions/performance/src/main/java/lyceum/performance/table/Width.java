package lyceum.performance.table;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How much time a bucket covers. */
public enum Width {
    MINUTE(ChronoUnit.MINUTES, "uuuu-MM-dd'T'HH", "mm", Duration.ofDays(30)),
    HOUR(ChronoUnit.HOURS, "uuuu-MM-dd", "HH", Duration.ofDays(400)),
    DAY(ChronoUnit.DAYS, "uuuu-MM", "dd", Duration.ofDays(400));

    private final ChronoUnit unit;
    private final DateTimeFormatter partition;
    private final DateTimeFormatter sort;
    private final Duration kept;

    Width(ChronoUnit unit, String partition, String sort, Duration kept) {
        this.unit = unit;
        this.partition = formatter(partition);
        this.sort = formatter(sort);
        this.kept = kept;
    }

    public Duration length() {
        return unit.getDuration();
    }

    public Instant floor(Instant time) {
        return time.truncatedTo(unit);
    }

    /** Whether buckets that begin at these moments are read together. */
    public boolean samePartition(Instant one, Instant other) {
        return partition(one).equals(partition(other));
    }

    /** The whole that the partition of this moment covers, by its name. */
    String partition(Instant time) {
        return partition.format(time);
    }

    String sort(Instant time) {
        return sort.format(time);
    }

    Duration kept() {
        return kept;
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}

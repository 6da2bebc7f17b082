package lyceum.local.cloudwatch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import lyceum.local.metrics.MetricStore;
import lyceum.local.metrics.Series;

/** What calls that read metrics have in common: which metric, and which points of time. */
final class Points {
    /** The shortest period that is kept apart; who asks for a shorter one is told of each minute. */
    private static final int SHORTEST = 60;

    private static final Series UNKNOWN = new Series("", Map.of(), "");

    private Points() {}

    /** CloudWatch holds the values of each unit apart. A metric has one unit here, so asking for another finds nothing. */
    static Series series(Input metric, Optional<String> unit, MetricStore metrics) {
        var series = new Series(metric.text("Namespace"), metric.dimensions(), metric.text("MetricName"));
        return unit.filter(other -> !other.equals(metrics.unit(series))).isPresent() ? UNKNOWN : series;
    }

    static int period(Input owner) {
        return owner.period("Period").map(Points::kept).orElseThrow(() -> owner.missing("Period"));
    }

    static int kept(int period) {
        return Math.max(SHORTEST, period);
    }

    /**
     * The ends of the periods that lie at least partly within a call's {@code StartTime} and {@code EndTime}, the earliest first;
     * periods begin at multiples of their length.
     */
    static List<Instant> ends(Input input, int period, int most) {
        Instant start = input.time("StartTime");
        Instant end = input.time("EndTime");
        if (!start.isBefore(end)) {
            throw input.wrong("StartTime", "must be before the EndTime");
        }
        long first = Math.floorDiv(start.getEpochSecond(), period);
        long last = Math.ceilDiv(end.getEpochSecond(), period);
        if (last - first > most) {
            throw new Refused(
                    Refused.Fault.COMBINATION,
                    "You have requested up to " + (last - first) + " datapoints, which exceeds the limit of " + most
                            + ": ask for a longer Period or a shorter time.");
        }
        return LongStream.range(first, last)
                .mapToObj(slot -> Instant.ofEpochSecond((slot + 1) * period))
                .toList();
    }
}

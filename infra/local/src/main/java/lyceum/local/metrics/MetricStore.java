package lyceum.local.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps what was recorded by the minute, for a day. Safe for use by many threads. */
public final class MetricStore implements Metrics {
    private static final long MINUTE = 60;
    private static final Duration KEPT = Duration.ofHours(24);

    /** One metric with one set of dimensions. */
    public record Series(String namespace, Map<String, String> dimensions, String metric) {
        public Series {
            dimensions = Map.copyOf(dimensions);
        }
    }

    private final InstantSource clock;
    private final Map<Series, NavigableMap<Long, Statistics>> minutes = new ConcurrentHashMap<>();

    public MetricStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void record(String namespace, Map<String, String> dimensions, String metric, double value, String unit) {
        long minute = clock.instant().getEpochSecond() / MINUTE;
        var series =
                minutes.computeIfAbsent(new Series(namespace, dimensions, metric), _ -> new ConcurrentSkipListMap<>());
        Statistics statistics = series.computeIfAbsent(minute, _ -> {
            series.headMap(minute - KEPT.toMinutes()).clear();
            return new Statistics();
        });
        synchronized (statistics) {
            statistics.add(value);
        }
    }

    /** What was recorded from a time on, up to but without another; empty if nothing was. */
    public Optional<Statistics> between(Series series, Instant from, Instant to) {
        var all = new Statistics();
        var kept = minutes.get(series);
        if (kept != null) {
            for (Statistics minute : kept.subMap(ceiling(from), ceiling(to)).values()) {
                synchronized (minute) {
                    all.add(minute);
                }
            }
        }
        return all.count() == 0 ? Optional.empty() : Optional.of(all);
    }

    /** All series that have been recorded. */
    public List<Series> series() {
        return List.copyOf(minutes.keySet());
    }

    private static long ceiling(Instant time) {
        return Math.ceilDiv(time.getEpochSecond(), MINUTE);
    }
}

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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was recorded by the minute for three days and by the hour for fifteen, in memory: it is gone when the host stops. Safe
 * for use by many threads.
 */
public final class MetricStore implements Metrics {
    /** How long single minutes are known. */
    static final Duration MINUTES_KEPT = Duration.ofDays(3);

    private static final Duration HOURS_KEPT = Duration.ofDays(15);
    private static final Duration AHEAD = Duration.ofHours(2);
    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;

    private record Kept(NavigableMap<Long, Statistics> minutes, NavigableMap<Long, Statistics> hours, String unit) {}

    private final InstantSource clock;
    private final Map<Series, Kept> all = new ConcurrentHashMap<>();

    public MetricStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void record(String namespace, Map<String, String> dimensions, String metric, double value, String unit) {
        record(new Measurement(new Series(namespace, dimensions, metric), Optional.empty(), value, 1, unit));
    }

    /** What is older than fifteen days, or more than two hours ahead, is passed over, as CloudWatch does. */
    @Override
    public void record(Measurement one) {
        record(one.series(), one.at(), one.unit(), statistics -> statistics.add(one.value(), one.times()));
    }

    /** Records values that were summed up elsewhere, as of some time or of the present; what is too old or ahead is passed over. */
    public void record(Series series, Optional<Instant> at, StatisticSet set, String unit) {
        record(series, at, unit, statistics -> statistics.add(set));
    }

    private void record(Series series, Optional<Instant> time, String unit, Consumer<Statistics> addition) {
        Instant now = clock.instant();
        Instant at = time.orElse(now);
        if (at.isBefore(now.minus(HOURS_KEPT)) || at.isAfter(now.plus(AHEAD))) {
            return;
        }
        Kept kept = all.computeIfAbsent(
                series, _ -> new Kept(new ConcurrentSkipListMap<>(), new ConcurrentSkipListMap<>(), unit));
        long second = at.getEpochSecond();
        if (!at.isBefore(now.minus(MINUTES_KEPT))) {
            add(kept.minutes(), second / MINUTE, now.minus(MINUTES_KEPT).getEpochSecond() / MINUTE, addition);
        }
        add(kept.hours(), second / HOUR, now.minus(HOURS_KEPT).getEpochSecond() / HOUR, addition);
    }

    private static void add(
            NavigableMap<Long, Statistics> slots, long slot, long oldest, Consumer<Statistics> addition) {
        Statistics statistics = slots.computeIfAbsent(slot, _ -> {
            slots.headMap(oldest).clear();
            return new Statistics();
        });
        synchronized (statistics) {
            addition.accept(statistics);
        }
    }

    /**
     * What was recorded from a time on, up to but without another; empty if nothing was. Both are read to the whole minute and, where
     * single minutes are no longer known, to the whole hour.
     */
    public Optional<Statistics> between(Series series, Instant from, Instant to) {
        @Nullable Kept kept = all.get(series);
        if (kept == null) {
            return Optional.empty();
        }
        var sum = new Statistics();
        long first = Math.ceilDiv(from.getEpochSecond(), MINUTE);
        long end = Math.ceilDiv(to.getEpochSecond(), MINUTE);
        long firstHour = Math.ceilDiv(first * MINUTE, HOUR);
        long endHour = end * MINUTE / HOUR;
        if (firstHour >= endHour) {
            addAll(sum, kept.minutes(), first, end);
        } else {
            addAll(sum, kept.minutes(), first, firstHour * HOUR / MINUTE);
            addAll(sum, kept.hours(), firstHour, endHour);
            addAll(sum, kept.minutes(), endHour * HOUR / MINUTE, end);
        }
        return sum.count() == 0 ? Optional.empty() : Optional.of(sum);
    }

    private static void addAll(Statistics sum, NavigableMap<Long, Statistics> slots, long first, long end) {
        for (Statistics slot : slots.subMap(first, end).values()) {
            synchronized (slot) {
                sum.add(slot);
            }
        }
    }

    /** All series that have been recorded. */
    public List<Series> series() {
        return List.copyOf(all.keySet());
    }

    /** The unit in which a series was recorded first; {@code None} if it never was. */
    public String unit(Series series) {
        @Nullable Kept kept = all.get(series);
        return kept == null ? "None" : kept.unit();
    }
}

package lyceum.local.metrics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds what was recorded by the minute for three days and by the hour for fifteen, in memory; {@link WatchFile} keeps it over a
 * restart. Safe for use by many threads.
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
        long now = clock.instant().getEpochSecond();
        long at = time.isEmpty() ? now : time.get().getEpochSecond();
        if (at < now - HOURS_KEPT.toSeconds() || at > now + AHEAD.toSeconds()) {
            return;
        }
        @Nullable Kept present = all.get(series);
        Kept kept = present != null
                ? present
                : all.computeIfAbsent(
                        series, _ -> new Kept(new ConcurrentSkipListMap<>(), new ConcurrentSkipListMap<>(), unit));
        long oldestMinute = now - MINUTES_KEPT.toSeconds();
        if (at >= oldestMinute) {
            add(kept.minutes(), at / MINUTE, oldestMinute / MINUTE, addition);
        }
        add(kept.hours(), at / HOUR, (now - HOURS_KEPT.toSeconds()) / HOUR, addition);
    }

    private static void add(
            NavigableMap<Long, Statistics> slots, long slot, long oldest, Consumer<Statistics> addition) {
        @Nullable Statistics present = slots.get(slot);
        Statistics statistics = present != null
                ? present
                : slots.computeIfAbsent(slot, _ -> {
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

    /** Writes all that is held, for {@link #read}; what is recorded meanwhile may be in it or not. */
    void write(DataOutput out) throws IOException {
        var entries = List.copyOf(all.entrySet());
        out.writeInt(entries.size());
        for (Map.Entry<Series, Kept> entry : entries) {
            Series series = entry.getKey();
            Texts.write(series.namespace(), out);
            Texts.write(series.metric(), out);
            out.writeInt(series.dimensions().size());
            for (Map.Entry<String, String> dimension : series.dimensions().entrySet()) {
                Texts.write(dimension.getKey(), out);
                Texts.write(dimension.getValue(), out);
            }
            Texts.write(entry.getValue().unit(), out);
            write(entry.getValue().minutes(), out);
            write(entry.getValue().hours(), out);
        }
    }

    private static void write(NavigableMap<Long, Statistics> slots, DataOutput out) throws IOException {
        var entries = List.copyOf(slots.entrySet());
        out.writeInt(entries.size());
        for (Map.Entry<Long, Statistics> slot : entries) {
            out.writeLong(slot.getKey());
            synchronized (slot.getValue()) {
                slot.getValue().write(out);
            }
        }
    }

    /** Adds what {@link #write} wrote to what is held, but for what is too old by now. */
    void read(DataInput in) throws IOException {
        long now = clock.instant().getEpochSecond();
        for (int left = in.readInt(); left > 0; left--) {
            String namespace = Texts.read(in);
            String metric = Texts.read(in);
            var dimensions = new HashMap<String, String>();
            for (int more = in.readInt(); more > 0; more--) {
                dimensions.put(Texts.read(in), Texts.read(in));
            }
            String unit = Texts.read(in);
            var read = new Kept(new ConcurrentSkipListMap<>(), new ConcurrentSkipListMap<>(), unit);
            read(read.minutes(), in, (now - MINUTES_KEPT.toSeconds()) / MINUTE);
            read(read.hours(), in, (now - HOURS_KEPT.toSeconds()) / HOUR);
            if (!read.hours().isEmpty()) {
                all.merge(new Series(namespace, dimensions, metric), read, MetricStore::join);
            }
        }
    }

    private static void read(NavigableMap<Long, Statistics> slots, DataInput in, long oldest) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            long slot = in.readLong();
            Statistics statistics = Statistics.read(in);
            if (slot >= oldest) {
                slots.put(slot, statistics);
            }
        }
    }

    /** Within one step for whoever records: the present stays in place, where somebody may be adding to it. */
    private static Kept join(Kept present, Kept read) {
        join(present.minutes(), read.minutes());
        join(present.hours(), read.hours());
        return present;
    }

    private static void join(NavigableMap<Long, Statistics> present, NavigableMap<Long, Statistics> read) {
        read.forEach((slot, statistics) -> {
            Statistics into = present.computeIfAbsent(slot, _ -> new Statistics());
            synchronized (into) {
                into.add(statistics);
            }
        });
    }
}

package lyceum.performance.history;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lyceum.performance.figures.Bucket;
import lyceum.performance.figures.Sample;
import lyceum.performance.figures.Stream;
import lyceum.performance.table.PerformanceTable;
import lyceum.performance.table.PerformanceTable.Stored;
import lyceum.performance.table.State;
import lyceum.performance.table.Width;
import lyceum.platform.telemetry.CurrentRun;

/** What was measured, in any time. All parts of an answer are read side by side. Safe for use by many threads. */
public final class History {
    private final PerformanceTable table;
    private final Recent<Key, List<Stored>> recent;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param recent keeps buckets of hours and days, which seldom change */
    public History(PerformanceTable table, Recent<Key, List<Stored>> recent, InstantSource clock) {
        this.table = table;
        this.recent = recent;
        this.clock = clock;
    }

    /** Buckets that were read together; the generation changes when one of them may have. */
    public record Key(Stream stream, Plan.Step step, long generation) {}

    /** Everything in a time, in one bucket. */
    public Bucket total(Stream stream, Range time) {
        var total = new Bucket();
        read(stream, time, Width.DAY).values().forEach(part -> {
            part.stored().forEach(total::add);
            part.raw().forEach(samples -> total.add(Bucket.ofMinute(samples)));
        });
        return total;
    }

    /**
     * Everything in a time, by steps of a minute, an hour or a day.
     *
     * @return the bucket of each step that has one, by its begin
     */
    public NavigableMap<Instant, Bucket> course(Stream stream, Range time, Width step) {
        var course = new TreeMap<Instant, Bucket>();
        read(stream, time, step).forEach((begin, part) -> {
            Bucket bucket = course.computeIfAbsent(step.floor(begin), _ -> new Bucket());
            part.stored().forEach(bucket::add);
            part.raw().forEach(samples -> bucket.add(Bucket.ofMinute(samples)));
        });
        return course;
    }

    private record Part(List<byte[]> stored, List<List<Sample>> raw) {}

    private Map<Instant, Part> read(Stream stream, Range time, Width widest) {
        State state = table.state().orElseGet(() -> new State(Width.DAY.floor(clock.instant()), 0));
        Instant now = Width.MINUTE.floor(clock.instant()).plus(Width.MINUTE.length());
        Range known = new Range(time.from(), time.to().isBefore(now) ? time.to() : now);
        Plan plan = Plan.of(known, state.until(), widest);
        List<Future<List<Stored>>> rolled = plan.rolled().stream()
                .map(step -> start(() -> stored(stream, step, state)))
                .toList();
        List<Future<Map<Instant, List<Sample>>>> raw = plan.raw().stream()
                .map(range -> start(() -> table.samples(stream, range.from(), range.to())))
                .toList();
        var parts = new TreeMap<Instant, Part>();
        rolled.forEach(found ->
                await(found).forEach(one -> part(parts, one.begin()).stored().add(one.packed())));
        raw.forEach(found -> await(found)
                .forEach((minute, samples) -> part(parts, minute).raw().add(samples)));
        return parts;
    }

    private static Part part(Map<Instant, Part> parts, Instant begin) {
        return parts.computeIfAbsent(begin, _ -> new Part(new ArrayList<>(), new ArrayList<>()));
    }

    private List<Stored> stored(Stream stream, Plan.Step step, State state) {
        return step.width() == Width.MINUTE
                ? table.buckets(stream, step.width(), step.from(), step.to())
                : recent.get(
                        new Key(stream, step, state.generation()),
                        () -> table.buckets(stream, step.width(), step.from(), step.to()));
    }

    private <T> Future<T> start(Callable<T> work) {
        return threads.submit(CurrentRun.carried(work));
    }

    private static <T> T await(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading what was measured.", stopped);
        }
    }
}

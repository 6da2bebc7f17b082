package lyceum.performance.rollup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import lyceum.performance.figures.Bucket;
import lyceum.performance.figures.Stream;
import lyceum.performance.intake.CollectRequests;
import lyceum.performance.table.PerformanceTable;
import lyceum.performance.table.PerformanceTable.Late;
import lyceum.performance.table.State;
import lyceum.performance.table.Width;
import lyceum.platform.Invocation;

/** Makes the buckets of what has ended. */
public final class RollUp {
    /** How long after its end a minute is rolled up: by then every writer that took it to be punctual has written. */
    public static final Duration AFTER = CollectRequests.PUNCTUAL.plusMinutes(1);

    /** A run begins no further hour when it has no more time left than this. */
    private static final Duration RESERVE = Duration.ofSeconds(15);

    private final PerformanceTable table;
    private final InstantSource clock;

    public RollUp(PerformanceTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Goes on from where the run before ended, hour by hour, as long as there is time; before anything was measured there is nothing to do. */
    public void run(Invocation invocation) {
        table.state().ifPresent(state -> run(state, invocation));
    }

    private void run(State begun, Invocation invocation) {
        Instant end = Width.MINUTE.floor(clock.instant().minus(AFTER));
        State state = begun;
        while (state.until().isBefore(end) && invocation.remaining().compareTo(RESERVE) > 0) {
            Instant begin = state.until();
            Instant next = earlier(end, Width.HOUR.floor(begin).plus(Width.HOUR.length()));
            minutes(begin, next);
            enclosing(begin, next);
            var after = new State(next, state.generation());
            if (!table.advance(state, after)) {
                return; // another run goes on from here
            }
            state = after;
        }
        bringInLate(state);
    }

    private void minutes(Instant from, Instant to) {
        for (Stream stream : Stream.values()) {
            table.samples(stream, from, to)
                    .forEach((minute, samples) -> table.keep(
                            stream,
                            Width.MINUTE,
                            minute,
                            Bucket.ofMinute(samples).packed()));
        }
    }

    /** Makes the hour and the day that end here, if one does. */
    private void enclosing(Instant begin, Instant next) {
        if (next.equals(Width.HOUR.floor(next))) {
            whole(Width.HOUR, Width.MINUTE, Width.HOUR.floor(begin));
        }
        if (next.equals(Width.DAY.floor(next))) {
            whole(Width.DAY, Width.HOUR, Width.DAY.floor(begin));
        }
    }

    private void whole(Width width, Width of, Instant begin) {
        for (Stream stream : Stream.values()) {
            var bucket = new Bucket();
            table.buckets(stream, of, begin, begin.plus(width.length())).forEach(part -> bucket.add(part.packed()));
            if (!bucket.isEmpty()) {
                table.keep(stream, width, begin, bucket.packed());
            }
        }
    }

    private void bringInLate(State state) {
        List<Late> late = table.late().stream()
                .filter(one -> one.minute().isBefore(state.until()))
                .toList();
        if (late.isEmpty()) {
            return;
        }
        var hours = new TreeSet<Instant>();
        var days = new TreeSet<Instant>();
        for (Late one : late) {
            minutes(one.minute(), one.minute().plus(1, ChronoUnit.MINUTES));
            hours.add(Width.HOUR.floor(one.minute()));
            days.add(Width.DAY.floor(one.minute()));
        }
        hours.stream()
                .filter(hour -> ended(hour, Width.HOUR, state))
                .forEach(hour -> whole(Width.HOUR, Width.MINUTE, hour));
        days.stream().filter(day -> ended(day, Width.DAY, state)).forEach(day -> whole(Width.DAY, Width.HOUR, day));
        if (table.advance(state, new State(state.until(), state.generation() + 1))) {
            late.forEach(table::settled);
        }
    }

    private static boolean ended(Instant begin, Width width, State state) {
        return !begin.plus(width.length()).isAfter(state.until());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

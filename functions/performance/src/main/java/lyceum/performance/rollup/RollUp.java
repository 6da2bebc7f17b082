package lyceum.performance.rollup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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

    /** So much is made at once: samples of a busy hour would neither fit into memory nor be done in the time of one run. */
    private static final Duration STRETCH = Duration.ofMinutes(5);

    /** A run begins nothing further when it has no more time left than this. */
    private static final Duration RESERVE = Duration.ofSeconds(15);

    private final PerformanceTable table;
    private final InstantSource clock;

    public RollUp(PerformanceTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * Goes on from where the run before ended, stretch by stretch, as long as there is time; before anything was measured there is
     * nothing to do.
     */
    public void run(Invocation invocation) {
        table.state().ifPresent(state -> run(state, invocation));
    }

    private void run(State begun, Invocation invocation) {
        Instant end = Width.MINUTE.floor(clock.instant().minus(AFTER));
        State state = begun;
        while (state.until().isBefore(end) && invocation.remaining().compareTo(RESERVE) > 0) {
            Instant begin = state.until();
            Instant next = earlier(end, afterStretch(begin));
            minutes(begin, next);
            enclosing(begin, next);
            var after = new State(next, state.generation());
            if (!table.advance(state, after)) {
                return; // another run goes on from here
            }
            state = after;
        }
        bringInLate(state, invocation);
    }

    /** Stretches end where hours do. */
    private static Instant afterStretch(Instant begin) {
        long seconds = STRETCH.toSeconds();
        return Instant.ofEpochSecond((begin.getEpochSecond() / seconds + 1) * seconds);
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

    /** Hour by hour, as long as there is time; the next run brings in what is left. */
    private void bringInLate(State state, Invocation invocation) {
        var byHour = new TreeMap<Instant, List<Late>>();
        for (Late one : table.late()) {
            if (one.minute().isBefore(state.until())) {
                byHour.computeIfAbsent(Width.HOUR.floor(one.minute()), _ -> new ArrayList<>())
                        .add(one);
            }
        }
        State before = state;
        for (var hour : byHour.entrySet()) {
            if (invocation.remaining().compareTo(RESERVE) <= 0) {
                return;
            }
            bringIn(hour.getKey(), hour.getValue(), state);
            var after = new State(before.until(), before.generation() + 1);
            if (!table.advance(before, after)) {
                return; // another run goes on from here
            }
            before = after;
            hour.getValue().forEach(table::settled);
        }
    }

    private void bringIn(Instant hour, List<Late> late, State state) {
        late.forEach(one -> minutes(one.minute(), one.minute().plus(Width.MINUTE.length())));
        if (ended(hour, Width.HOUR, state)) {
            whole(Width.HOUR, Width.MINUTE, hour);
        }
        Instant day = Width.DAY.floor(hour);
        if (ended(day, Width.DAY, state)) {
            whole(Width.DAY, Width.HOUR, day);
        }
    }

    private static boolean ended(Instant begin, Width width, State state) {
        return !begin.plus(width.length()).isAfter(state.until());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

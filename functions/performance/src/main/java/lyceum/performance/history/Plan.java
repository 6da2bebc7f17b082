package lyceum.performance.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lyceum.performance.table.Width;

/** Which buckets make up a time, in as few queries as there are: one for each partition. */
record Plan(List<Step> rolled, List<Range> raw) {
    /** Buckets of one width in one partition. */
    record Step(Width width, Instant from, Instant to) {}

    /**
     * @param until up to which minute buckets are made
     * @param widest the widest bucket to use, so that a course over time can be drawn from them
     */
    static Plan of(Range time, Instant until, Width widest) {
        Range whole = time.wholeMinutes();
        var steps = new ArrayList<Step>();
        Instant end = earlier(whole.to(), until);
        Instant at = whole.from();
        while (at.isBefore(end)) {
            Width width = width(at, end, widest);
            Instant next = at.plus(width.length());
            if (!steps.isEmpty() && joins(steps.getLast(), width, at)) {
                Step last = steps.removeLast();
                steps.add(new Step(width, last.from(), next));
            } else {
                steps.add(new Step(width, at, next));
            }
            at = next;
        }
        var raw = new ArrayList<Range>();
        for (at = later(whole.from(), until); at.isBefore(whole.to()); ) {
            Instant next = earlier(whole.to(), Width.HOUR.floor(at).plus(Width.HOUR.length()));
            raw.add(new Range(at, next));
            at = next;
        }
        return new Plan(steps, raw);
    }

    private static Width width(Instant at, Instant end, Width widest) {
        for (Width width : List.of(Width.DAY, Width.HOUR)) {
            if (width.compareTo(widest) <= 0
                    && width.floor(at).equals(at)
                    && !at.plus(width.length()).isAfter(end)) {
                return width;
            }
        }
        return Width.MINUTE;
    }

    private static boolean joins(Step last, Width width, Instant at) {
        return last.width() == width && last.to().equals(at) && width.samePartition(last.from(), at);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}

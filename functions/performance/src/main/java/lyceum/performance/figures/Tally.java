package lyceum.performance.figures;

import org.jspecify.annotations.Nullable;

/** How often a figure was seen, its sum and its maximum, and of times their spread. */
public final class Tally {
    /** Of a figure that was never seen. */
    public static final Tally NONE = new Tally();

    private long count;
    private long sum;
    private long max;
    private @Nullable Latencies spread;

    Tally() {}

    void add(long value, long times, boolean withSpread) {
        count += times;
        sum += value * times;
        max = Math.max(max, value);
        if (withSpread) {
            spread().add(value, times);
        }
    }

    /** Adds another tally; {@code values} are its own, read from where it is stored. */
    void add(long times, long total, long highest) {
        count += times;
        sum += total;
        max = Math.max(max, highest);
    }

    void add(Tally other) {
        add(other.count, other.sum, other.max);
        if (other.spread != null) {
            spread().add(other.spread);
        }
    }

    Latencies spread() {
        Latencies present = spread;
        if (present == null) {
            present = new Latencies();
            spread = present;
        }
        return present;
    }

    boolean hasSpread() {
        return spread != null;
    }

    public long count() {
        return count;
    }

    public long sum() {
        return sum;
    }

    public long max() {
        return max;
    }

    /** 0 where nothing was seen. */
    public double mean() {
        return count == 0 ? 0 : (double) sum / count;
    }

    /** The value that this share of all values does not exceed, true to {@link Latencies#ERROR}; 0 where nothing was seen. */
    public long percentile(double percent) {
        return spread == null ? 0 : Math.min(max, spread.percentile(percent));
    }

    /** How many values are not above this one. */
    public long upTo(long value) {
        return spread == null ? 0 : spread.upTo(value);
    }
}

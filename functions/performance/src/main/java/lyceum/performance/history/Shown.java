package lyceum.performance.history;

import lyceum.contract.performance.LatencyView;
import lyceum.contract.performance.StatusesView;
import lyceum.performance.figures.Bucket;
import lyceum.performance.figures.Tally;

/** Figures as answers show them. */
public final class Shown {
    private static final int MILLI = 1_000;

    private Shown() {}

    /** A tally of ms. */
    public static LatencyView millis(Tally tally) {
        return latency(tally, 1);
    }

    /** A tally of µs. */
    public static LatencyView micros(Tally tally) {
        return latency(tally, MILLI);
    }

    public static StatusesView statuses(Bucket bucket, String subject) {
        return new StatusesView(
                bucket.answers(subject, 200, 300),
                bucket.answers(subject, 300, 400),
                bucket.answers(subject, 400, 500),
                bucket.answers(subject, 500, 600));
    }

    /** A share in per cent; of nothing it is {@code otherwise}. */
    public static double percent(long part, long whole, double otherwise) {
        return whole == 0 ? otherwise : rounded(100.0 * part / whole);
    }

    /** To two places. */
    public static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static LatencyView latency(Tally tally, double unit) {
        return new LatencyView(
                rounded(tally.mean() / unit),
                rounded(tally.percentile(50) / unit),
                rounded(tally.percentile(95) / unit),
                rounded(tally.percentile(99) / unit),
                rounded(tally.max() / unit));
    }
}

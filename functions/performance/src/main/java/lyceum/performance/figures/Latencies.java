package lyceum.performance.figures;

import java.io.DataInput;
import java.io.IOException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * A histogram with two significant digits: values up to 255 are exact, a larger one is answered at most 0.8 % too high. Of times in ms
 * that means that everything up to a quarter of a second is exact.
 */
public final class Latencies {
    /** By how much an answered percentile may exceed the true one, as a share of it. */
    public static final double ERROR = 1.0 / 128;

    private static final int DIGITS = 2;

    /** An hour in µs: what takes longer counts as an hour. */
    private static final long MAX = 3_600_000_000L;

    private final Histogram histogram = new Histogram(DIGITS);

    Latencies() {
        histogram.setAutoResize(true);
    }

    void add(long value, long count) {
        histogram.recordValueWithCount(Math.min(value, MAX), count);
    }

    void add(Latencies other) {
        histogram.add(other.histogram);
    }

    /** The value that this share of all values does not exceed; 0 if there is none. */
    long percentile(double percent) {
        return histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percent);
    }

    /** How many values are not above this one. */
    long upTo(long value) {
        return histogram.getTotalCount() == 0 ? 0 : histogram.getCountBetweenValues(0, Math.min(value, MAX));
    }

    void write(Packed.Writer out) {
        int cells = 0;
        for (HistogramIterationValue _ : histogram.recordedValues()) {
            cells++;
        }
        out.number(cells);
        long before = 0;
        for (HistogramIterationValue cell : histogram.recordedValues()) {
            out.number(cell.getValueIteratedTo() - before);
            out.number(cell.getCountAddedInThisIterationStep());
            before = cell.getValueIteratedTo();
        }
    }

    void read(DataInput in) throws IOException {
        long value = 0;
        for (long cells = Packed.number(in); cells > 0; cells--) {
            value += Packed.number(in);
            add(value, Packed.number(in));
        }
    }
}

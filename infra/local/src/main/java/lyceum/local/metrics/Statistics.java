package lyceum.local.metrics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was recorded of one metric within some time: exact sums and extremes; percentiles are off by at most half a per cent of their
 * value, since values are kept in classes whose bounds are 1 % apart.
 */
public final class Statistics {
    private static final double STEP = Math.log(1.01);
    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(?:\\.\\d+)?|100(?:\\.0+)?)");
    /** Classes of negative values lie below, those of positive ones above; nothing reaches the logarithm of the smallest double. */
    private static final int ZERO = 0;

    private static final int OFFSET = 100_000;

    private static final int SINGLE = 0;
    private static final int SEVERAL = 1;
    private static final int SUMMED_UP = 2;

    private int[] classes = new int[2];
    private double[] times = new double[2];
    private int used;
    private double count;
    private double sum;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;
    /** Whether some of the values are only known by their sum and extremes. */
    private boolean summedUp;

    void add(double value) {
        add(value, 1);
    }

    void add(double value, double often) {
        count += often;
        sum += value * often;
        minimum = Math.min(minimum, value);
        maximum = Math.max(maximum, value);
        merge(classOf(value), often);
    }

    void add(StatisticSet set) {
        if (set.count() == 1 || set.minimum() == set.maximum()) {
            add(set.minimum(), set.count());
            return;
        }
        count += set.count();
        sum += set.sum();
        minimum = Math.min(minimum, set.minimum());
        maximum = Math.max(maximum, set.maximum());
        summedUp = true;
    }

    void add(Statistics other) {
        count += other.count;
        sum += other.sum;
        minimum = Math.min(minimum, other.minimum);
        maximum = Math.max(maximum, other.maximum);
        summedUp |= other.summedUp;
        for (int i = 0; i < other.used; i++) {
            merge(other.classes[i], other.times[i]);
        }
    }

    /** How many values there are. */
    public double count() {
        return count;
    }

    /**
     * One statistic by CloudWatch's name.
     *
     * @param name {@code Sum}, {@code Average}, {@code Minimum}, {@code Maximum}, {@code SampleCount} or, for example, {@code p95}
     * @return {@code NaN} for a percentile where some values were recorded as a {@link StatisticSet}
     * @throws IllegalArgumentException if there is none of this name
     */
    public double value(String name) {
        return switch (name) {
            case "Sum" -> sum;
            case "Average" -> sum / count;
            case "Minimum" -> minimum;
            case "Maximum" -> maximum;
            case "SampleCount" -> count;
            default -> percentile(name);
        };
    }

    /** Whether a statistic of this name is known. */
    static boolean knows(String name) {
        return switch (name) {
            case "Sum", "Average", "Minimum", "Maximum", "SampleCount" -> true;
            default -> PERCENTILE.matcher(name).matches();
        };
    }

    private double percentile(String name) {
        Matcher percentile = PERCENTILE.matcher(name);
        if (!percentile.matches()) {
            throw new IllegalArgumentException("There is no statistic " + name + ".");
        }
        if (summedUp) {
            return Double.NaN;
        }
        // 0.55 of 100 is a little more than 55 for a computer.
        double rank = Double.parseDouble(percentile.group(1)) / 100 * count * (1 - 1e-12);
        double seen = 0;
        for (int i = 0; i < used; i++) {
            seen += times[i];
            if (seen >= rank) {
                return Math.clamp(middle(classes[i]), minimum, maximum);
            }
        }
        return maximum;
    }

    /** Writes all that is known, for {@link #read}. Most are of one value, which is all that is written of them. */
    void write(DataOutput out) throws IOException {
        boolean single = used == 1 && minimum == maximum && !summedUp;
        out.writeByte(single ? SINGLE : summedUp ? SUMMED_UP : SEVERAL);
        out.writeDouble(count);
        out.writeDouble(minimum);
        if (single) {
            return;
        }
        out.writeDouble(maximum);
        out.writeDouble(sum);
        out.writeInt(used);
        for (int i = 0; i < used; i++) {
            out.writeInt(classes[i]);
            out.writeDouble(times[i]);
        }
    }

    /** Reads what {@link #write} wrote. */
    static Statistics read(DataInput in) throws IOException {
        var statistics = new Statistics();
        int kind = in.readByte();
        double count = in.readDouble();
        double minimum = in.readDouble();
        if (kind == SINGLE) {
            statistics.add(minimum, count);
            return statistics;
        }
        statistics.count = count;
        statistics.minimum = minimum;
        statistics.maximum = in.readDouble();
        statistics.sum = in.readDouble();
        statistics.summedUp = kind == SUMMED_UP;
        for (int left = in.readInt(); left > 0; left--) {
            statistics.merge(in.readInt(), in.readDouble());
        }
        return statistics;
    }

    private void merge(int valueClass, double often) {
        int at = Arrays.binarySearch(classes, 0, used, valueClass);
        if (at >= 0) {
            times[at] += often;
            return;
        }
        int place = -at - 1;
        if (used == classes.length) {
            classes = Arrays.copyOf(classes, used * 2);
            times = Arrays.copyOf(times, used * 2);
        }
        System.arraycopy(classes, place, classes, place + 1, used - place);
        System.arraycopy(times, place, times, place + 1, used - place);
        classes[place] = valueClass;
        times[place] = often;
        used++;
    }

    private static int classOf(double value) {
        if (value == 0) {
            return ZERO;
        }
        int size = OFFSET + (int) Math.floor(Math.log(Math.abs(value)) / STEP);
        return value > 0 ? size : -size;
    }

    private static double middle(int valueClass) {
        if (valueClass == ZERO) {
            return 0;
        }
        double size = Math.exp((Math.abs(valueClass) - OFFSET + 0.5) * STEP);
        return valueClass > 0 ? size : -size;
    }
}

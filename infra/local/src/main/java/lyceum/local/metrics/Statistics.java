package lyceum.local.metrics;

import java.util.Map;
import java.util.TreeMap;

/** What was recorded of one metric within some time: exact sums and extremes, percentiles within one per cent. */
public final class Statistics {
    private static final double STEP = Math.log(1.01);

    private final TreeMap<Integer, Long> histogram = new TreeMap<>();
    private long count;
    private double sum;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;

    void add(double value) {
        count++;
        sum += value;
        minimum = Math.min(minimum, value);
        maximum = Math.max(maximum, value);
        histogram.merge(slot(value), 1L, Long::sum);
    }

    void add(Statistics other) {
        count += other.count;
        sum += other.sum;
        minimum = Math.min(minimum, other.minimum);
        maximum = Math.max(maximum, other.maximum);
        other.histogram.forEach((slot, times) -> histogram.merge(slot, times, Long::sum));
    }

    public long count() {
        return count;
    }

    /**
     * One statistic by CloudWatch's name.
     *
     * @param name {@code Sum}, {@code Average}, {@code Minimum}, {@code Maximum}, {@code SampleCount} or, for example, {@code p95}
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

    private double percentile(String name) {
        if (!name.matches("p\\d{1,2}(\\.\\d+)?|p100")) {
            throw new IllegalArgumentException("There is no statistic " + name + ".");
        }
        double rank = Double.parseDouble(name.substring(1)) / 100 * count;
        long seen = 0;
        for (Map.Entry<Integer, Long> slot : histogram.entrySet()) {
            seen += slot.getValue();
            if (seen >= rank) {
                return Math.clamp(middle(slot.getKey()), minimum, maximum);
            }
        }
        return maximum;
    }

    /** Values up to 0 share the lowest slot. */
    private static int slot(double value) {
        return value <= 0 ? Integer.MIN_VALUE : (int) Math.floor(Math.log(value) / STEP);
    }

    private static double middle(int slot) {
        return slot == Integer.MIN_VALUE ? 0 : Math.exp((slot + 0.5) * STEP);
    }
}

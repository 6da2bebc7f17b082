package lyceum.performance.reports;

import java.util.List;

/**
 * What is usual, by the median and the median absolute deviation: a few odd days among many do not move either. The deviation is scaled
 * by 1.4826, which makes it the standard deviation where values are normally distributed.
 */
record Median(double usual, double deviation) {
    private static final double NORMAL = 1.4826;

    /** Of at least one value. */
    static Median of(List<Double> values) {
        double usual = middle(values);
        return new Median(
                usual,
                NORMAL
                        * middle(values.stream()
                                .map(value -> Math.abs(value - usual))
                                .toList()));
    }

    /**
     * How many deviations a value is away, either way.
     *
     * @param least the deviation that even equal values are taken to have, so that small numbers are not unusual; above 0
     */
    double distance(double value, double least) {
        return (value - usual) / Math.max(deviation, least);
    }

    private static double middle(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}

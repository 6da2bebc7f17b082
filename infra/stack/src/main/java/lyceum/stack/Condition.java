package lyceum.stack;

import java.util.Optional;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/**
 * When an alarm goes off.
 *
 * @param periods how many of the last periods are looked at
 * @param breaching how many of them must breach
 * @param missing what a period without data counts as
 * @param lowSamples what is made of a percentile of few values; empty where the metric is no percentile
 */
record Condition(
        IMetric metric,
        ComparisonOperator comparison,
        double threshold,
        int periods,
        int breaching,
        TreatMissingData missing,
        Optional<String> lowSamples) {
    /** As soon as one period lies above; no data means that nothing ran, not that something is wrong. */
    static Condition above(double threshold, IMetric metric) {
        return of(metric, ComparisonOperator.GREATER_THAN_THRESHOLD, threshold);
    }

    /** As soon as one period lies below; no data means that nothing ran, not that something is wrong. */
    static Condition below(double threshold, IMetric metric) {
        return of(metric, ComparisonOperator.LESS_THAN_THRESHOLD, threshold);
    }

    private static Condition of(IMetric metric, ComparisonOperator comparison, double threshold) {
        return new Condition(metric, comparison, threshold, 1, 1, TreatMissingData.NOT_BREACHING, Optional.empty());
    }

    /** Only when several periods in a row do. */
    Condition times(int all) {
        return times(all, all);
    }

    /** Only when some of the last periods do. */
    Condition times(int some, int all) {
        return new Condition(metric, comparison, threshold, all, some, missing, lowSamples);
    }

    /**
     * Leaves the alarm as it is while there are too few values for the percentile to mean anything: fewer than 10 / (1 - p), which is
     * 200 for the 95th and 1,000 for the 99th. One slow request of a quiet night is not a slow service.
     */
    Condition withEnoughSamples() {
        return new Condition(metric, comparison, threshold, periods, breaching, missing, Optional.of("ignore"));
    }

    /** No data at all is no state that is known. */
    Condition needingData() {
        return new Condition(metric, comparison, threshold, periods, breaching, TreatMissingData.MISSING, lowSamples);
    }
}

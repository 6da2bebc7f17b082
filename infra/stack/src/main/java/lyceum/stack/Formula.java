package lyceum.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;

/**
 * Builds an expression over metrics. Each is filled with 0 where it has no data, so that an expression never depends on how CloudWatch
 * goes on from a gap.
 */
final class Formula {
    /** CloudWatch's limit for an alarm. */
    static final int MOST_METRICS = 10;

    private final Map<String, IMetric> metrics = new LinkedHashMap<>();

    /** The text that stands for a metric. */
    String of(Metric metric) {
        String id = "m" + (metrics.size() + 1);
        metrics.put(id, metric);
        return "FILL(" + id + ", 0)";
    }

    /** The text of a sum over things. */
    <T> String sum(List<T> things, Function<T, Metric> metric) {
        return things.stream().map(metric).map(this::of).collect(Collectors.joining(" + ", "(", ")"));
    }

    /** The text of the largest of some values; of one, itself. */
    static String largest(List<String> values) {
        return values.size() == 1 ? values.getFirst() : "MAX([" + String.join(", ", values) + "])";
    }

    MathExpression asMetric(String expression, Duration period) {
        if (metrics.size() > MOST_METRICS) {
            throw new IllegalStateException(
                    "An alarm reads at most " + MOST_METRICS + " metrics, not " + metrics.size() + ": " + expression);
        }
        return MathExpression.Builder.create()
                .expression(expression)
                .usingMetrics(metrics)
                .period(period)
                .build();
    }

    /** The same things in parts of at most some size. */
    static <T> List<List<T>> parts(List<T> things, int size) {
        var parts = new ArrayList<List<T>>();
        for (int from = 0; from < things.size(); from += size) {
            parts.add(things.subList(from, Math.min(things.size(), from + size)));
        }
        return parts;
    }
}

package lyceum.local.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lyceum.local.metrics.MetricQuery;
import lyceum.local.metrics.MetricStore;
import lyceum.local.metrics.Series;
import lyceum.local.metrics.Statistics;

/** Tells some statistics of one metric. */
final class GetMetricStatistics {
    private static final int MOST_POINTS = 1_440;
    private static final Set<String> PLAIN = Set.of("SampleCount", "Average", "Sum", "Minimum", "Maximum");

    private final MetricStore metrics;

    GetMetricStatistics(MetricStore metrics) {
        this.metrics = metrics;
    }

    Map<String, Object> answer(Input input) {
        Series series = Points.series(input, PutMetricData.unit(input), metrics);
        int period = Points.period(input);
        List<Instant> ends = Points.ends(input, period, MOST_POINTS);
        input.notBoth("Statistics", "ExtendedStatistics");
        List<String> plain = input.texts("Statistics");
        List<String> extended = input.texts("ExtendedStatistics");
        if (plain.isEmpty() && extended.isEmpty()) {
            throw input.missing("Statistics");
        }
        plain.stream().filter(name -> !PLAIN.contains(name)).findFirst().ifPresent(name -> {
            throw input.wrong("Statistics", "must name SampleCount, Average, Sum, Minimum or Maximum, not " + name);
        });
        extended.stream()
                .filter(name -> PLAIN.contains(name) || !MetricQuery.knowsStatistic(name))
                .findFirst()
                .ifPresent(name -> {
                    throw input.wrong(
                            "ExtendedStatistics",
                            "must name percentiles such as p99.9, which are all that the local host knows, not "
                                    + name);
                });
        var points = new ArrayList<Map<String, Object>>();
        for (Instant end : ends) {
            Instant begin = end.minus(Duration.ofSeconds(period));
            metrics.between(series, begin, end)
                    .ifPresent(found -> points.add(point(begin, found, plain, extended, metrics.unit(series))));
        }
        return Map.of("Label", input.text("MetricName"), "Datapoints", points);
    }

    private static Map<String, Object> point(
            Instant begin, Statistics found, List<String> plain, List<String> extended, String unit) {
        var point = new LinkedHashMap<String, Object>();
        point.put("Timestamp", begin);
        point.put("Unit", unit);
        plain.forEach(name -> point.put(name, found.value(name)));
        var percentiles = new LinkedHashMap<String, Object>();
        for (String name : extended) {
            double value = found.value(name);
            if (!Double.isNaN(value)) {
                percentiles.put(name, value);
            }
        }
        if (!percentiles.isEmpty()) {
            point.put("ExtendedStatistics", percentiles);
        }
        return point;
    }
}

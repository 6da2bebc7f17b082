package lyceum.platform.telemetry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lyceum.contract.Measure;
import lyceum.platform.telemetry.Telemetry.Metric;

/** CloudWatch's embedded metric format: a member {@code _aws} that says which other members of the line are metrics. */
final class EmbeddedMetrics {
    private static final Map<Measure, Map<String, String>> DEFINITIONS = new EnumMap<>(Measure.class);

    static {
        for (Measure measure : Measure.values()) {
            DEFINITIONS.put(
                    measure,
                    ordered("Name", measure.metric(), "Unit", measure.unit().word()));
        }
    }

    private EmbeddedMetrics() {}

    /** The members with the metrics that they are, or that are put behind them. */
    static Map<String, Object> line(Measure.By by, Map<String, ?> members, List<Metric> metrics, long millis) {
        var line = new LinkedHashMap<String, Object>();
        var definitions = new ArrayList<Map<String, String>>(metrics.size());
        for (Metric metric : metrics) {
            if (metric.measure().by() != by) {
                throw new IllegalArgumentException(
                        metric.measure() + " is measured by " + metric.measure().by());
            }
            definitions.add(DEFINITIONS.get(metric.measure()));
        }
        var directive = new LinkedHashMap<String, Object>();
        directive.put("Namespace", Measure.NAMESPACE);
        directive.put("Dimensions", List.of(List.of(by.dimension())));
        directive.put("Metrics", definitions);
        line.put("_aws", ordered("Timestamp", millis, "CloudWatchMetrics", List.of(directive)));
        line.putAll(members);
        for (Metric metric : metrics) {
            line.putIfAbsent(metric.measure().metric(), number(metric.value()));
        }
        return line;
    }

    /** Whole numbers without a fraction of nought. */
    private static Number number(double value) {
        if (value == (long) value) {
            return (long) value;
        }
        return value;
    }

    private static <V> Map<String, V> ordered(String first, V one, String second, V other) {
        var map = new LinkedHashMap<String, V>();
        map.put(first, one);
        map.put(second, other);
        return Collections.unmodifiableMap(map);
    }
}

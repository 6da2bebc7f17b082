package lyceum.local.metrics;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lyceum.local.template.Properties;
import lyceum.local.template.Resource;
import lyceum.local.template.UnsupportedTemplate;

/**
 * An alarm of the template on one metric.
 *
 * @param periods how many of the last periods are looked at
 * @param breaching how many of them must breach
 * @param missing what a period without data counts as: missing, ignore, breaching or notBreaching
 * @param actions topics that hear of {@code ALARM}
 */
public record Alarm(
        String name,
        String description,
        MetricStore.Series series,
        String statistic,
        Comparison comparison,
        double threshold,
        Duration period,
        int periods,
        int breaching,
        String missing,
        List<String> actions) {
    private static final Set<String> KNOWN = Set.of(
            "ActionsEnabled",
            "AlarmActions",
            "AlarmDescription",
            "AlarmName",
            "ComparisonOperator",
            "DatapointsToAlarm",
            "Dimensions",
            "EvaluationPeriods",
            "ExtendedStatistic",
            "MetricName",
            "Namespace",
            "Period",
            "Statistic",
            "Tags",
            "Threshold",
            "TreatMissingData",
            "Unit");

    /** What an alarm may be. */
    public enum State {
        OK,
        ALARM,
        INSUFFICIENT_DATA
    }

    /** When a value breaches. */
    enum Comparison {
        GreaterThanThreshold,
        GreaterThanOrEqualToThreshold,
        LessThanThreshold,
        LessThanOrEqualToThreshold;

        boolean breaches(double value, double threshold) {
            return switch (this) {
                case GreaterThanThreshold -> value > threshold;
                case GreaterThanOrEqualToThreshold -> value >= threshold;
                case LessThanThreshold -> value < threshold;
                case LessThanOrEqualToThreshold -> value <= threshold;
            };
        }
    }

    static Alarm of(Resource resource, String ref) {
        Properties alarm = resource.properties();
        for (String name : alarm.names()) {
            if (!KNOWN.contains(name)) {
                throw new UnsupportedTemplate(
                        resource + " has " + name + ", which the local host does not know for alarms.");
            }
        }
        Map<String, String> dimensions = new LinkedHashMap<>();
        alarm.objects("Dimensions").forEach(one -> dimensions.put(one.text("Name"), one.text("Value")));
        int periods = Math.toIntExact(alarm.number("EvaluationPeriods"));
        Optional<String> percentile = alarm.textIf("ExtendedStatistic");
        return new Alarm(
                alarm.textIf("AlarmName").orElse(ref),
                alarm.textIf("AlarmDescription").orElse(""),
                new MetricStore.Series(alarm.text("Namespace"), dimensions, alarm.text("MetricName")),
                percentile.orElseGet(() -> alarm.text("Statistic")),
                comparison(resource, alarm.text("ComparisonOperator")),
                alarm.decimal("Threshold"),
                Duration.ofSeconds(alarm.number("Period")),
                periods,
                alarm.numberIf("DatapointsToAlarm").map(Math::toIntExact).orElse(periods),
                alarm.textIf("TreatMissingData").orElse("missing"),
                alarm.flag("ActionsEnabled", true) ? alarm.texts("AlarmActions") : List.of());
    }

    private static Comparison comparison(Resource alarm, String name) {
        for (Comparison comparison : Comparison.values()) {
            if (comparison.name().equals(name)) {
                return comparison;
            }
        }
        throw new UnsupportedTemplate(alarm + " compares by " + name + ", which the local host does not know.");
    }
}

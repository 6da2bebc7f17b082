package lyceum.local.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lyceum.local.template.Properties;
import lyceum.local.template.Resource;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;

/** Reads the template's alarms; what is not known here stops the host with a sentence that names the alarm. */
final class AlarmReader {
    private static final Set<String> ACTIONS =
            Set.of("ActionsEnabled", "AlarmActions", "InsufficientDataActions", "OKActions");
    private static final Set<String> METRIC = Set.of(
            "AlarmDescription",
            "AlarmName",
            "ComparisonOperator",
            "DatapointsToAlarm",
            "Dimensions",
            "EvaluateLowSampleCountPercentile",
            "EvaluationPeriods",
            "ExtendedStatistic",
            "MetricName",
            "Metrics",
            "Namespace",
            "Period",
            "Statistic",
            "Tags",
            "Threshold",
            "TreatMissingData");
    private static final Set<String> COMPOSITE = Set.of("AlarmDescription", "AlarmName", "AlarmRule", "Tags");
    private static final Set<String> QUERY = Set.of("Expression", "Id", "Label", "MetricStat", "Period", "ReturnData");
    private static final String ONLY = "m1";

    private final Template template;

    private AlarmReader(Template template) {
        this.template = template;
    }

    /** All alarms; composite ones after those that they read. */
    static List<Alarm> read(Template template) {
        var reader = new AlarmReader(template);
        var alarms = new ArrayList<Alarm>();
        template.ofType("AWS::CloudWatch::Alarm").forEach(resource -> alarms.add(reader.metricAlarm(resource)));
        var known = alarms.stream()
                .flatMap(alarm -> Stream.of(alarm.name(), alarm.arn()))
                .collect(Collectors.toSet());
        for (Resource resource : template.ofType("AWS::CloudWatch::CompositeAlarm")) {
            CompositeAlarm composite = reader.composite(resource);
            composite.rule().reads().stream()
                    .filter(alarm -> !known.contains(alarm))
                    .findFirst()
                    .ifPresent(unknown -> {
                        throw new UnsupportedTemplate(resource + " reads the alarm " + unknown
                                + ", which the local host does not know before it.");
                    });
            alarms.add(composite);
            known.add(composite.name());
            known.add(composite.arn());
        }
        return alarms;
    }

    private MetricAlarm metricAlarm(Resource resource) {
        Properties alarm = resource.properties();
        check(resource, alarm, METRIC);
        var queries = queries(resource, alarm);
        int periods = Math.toIntExact(alarm.number("EvaluationPeriods"));
        return new MetricAlarm(
                template.ref(resource.logicalId()),
                arn(resource),
                alarm.textIf("AlarmDescription").orElse(""),
                actions(alarm),
                understood(resource, () -> new MetricData(queries.queries())),
                queries.answer(),
                known(resource, "compares by", Comparison.values(), alarm.text("ComparisonOperator")),
                alarm.decimal("Threshold"),
                queries.period(),
                periods,
                alarm.numberIf("DatapointsToAlarm").map(Math::toIntExact).orElse(periods),
                known(
                        resource,
                        "treats missing data as",
                        Missing.values(),
                        alarm.textIf("TreatMissingData").orElse("missing")),
                alarm.textIf("EvaluateLowSampleCountPercentile")
                        .orElse("evaluate")
                        .equals("ignore"));
    }

    private CompositeAlarm composite(Resource resource) {
        Properties alarm = resource.properties();
        check(resource, alarm, COMPOSITE);
        return new CompositeAlarm(
                template.ref(resource.logicalId()),
                arn(resource),
                alarm.textIf("AlarmDescription").orElse(""),
                actions(alarm),
                alarm.text("AlarmRule"),
                understood(resource, () -> AlarmRule.parse(alarm.text("AlarmRule"))));
    }

    private String arn(Resource resource) {
        return "arn:aws:cloudwatch:" + template.region() + ":" + Template.ACCOUNT + ":alarm:"
                + template.ref(resource.logicalId());
    }

    private static void check(Resource resource, Properties alarm, Set<String> known) {
        for (String name : alarm.names()) {
            if (!known.contains(name) && !ACTIONS.contains(name)) {
                throw new UnsupportedTemplate(
                        resource + " has " + name + ", which the local host does not know for alarms.");
            }
        }
    }

    private static Alarm.Actions actions(Properties alarm) {
        return new Alarm.Actions(
                alarm.flag("ActionsEnabled", true),
                alarm.texts("AlarmActions"),
                alarm.texts("OKActions"),
                alarm.texts("InsufficientDataActions"));
    }

    private record Queries(List<MetricQuery> queries, String answer, Duration period) {}

    private static Queries queries(Resource resource, Properties alarm) {
        var metrics = alarm.objects("Metrics");
        if (metrics.isEmpty()) {
            return new Queries(
                    List.of(statistic(resource, ONLY, alarm, statisticOf(alarm))),
                    ONLY,
                    Duration.ofSeconds(alarm.number("Period")));
        }
        var queries = new ArrayList<MetricQuery>();
        var periods = new ArrayList<Long>();
        var answers = new ArrayList<String>();
        for (Properties query : metrics) {
            String id = query.text("Id");
            query.names().stream()
                    .filter(name -> !QUERY.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new UnsupportedTemplate(
                                resource + " asks for a metric with " + name + ", which the local host does not know.");
                    });
            if (query.flag("ReturnData", true)) {
                answers.add(id);
            }
            Optional<Properties> metric = query.objectIf("MetricStat");
            metric.ifPresent(stat -> {
                queries.add(statistic(resource, id, stat.object("Metric"), stat.text("Stat")));
                periods.add(stat.number("Period"));
            });
            if (metric.isEmpty()) {
                queries.add(understood(resource, () -> MetricQuery.expression(id, query.text("Expression"))));
            }
        }
        if (answers.size() != 1 || periods.stream().distinct().count() != 1) {
            throw new UnsupportedTemplate(
                    resource + " must return one of its metrics and ask for all of them by one period.");
        }
        return new Queries(queries, answers.getFirst(), Duration.ofSeconds(periods.getFirst()));
    }

    private static MetricQuery statistic(Resource resource, String id, Properties metric, String statistic) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        metric.objects("Dimensions").forEach(one -> dimensions.put(one.text("Name"), one.text("Value")));
        var series = new Series(metric.text("Namespace"), dimensions, metric.text("MetricName"));
        return understood(resource, () -> new MetricQuery.Statistic(id, series, statistic));
    }

    private static String statisticOf(Properties alarm) {
        return alarm.textIf("ExtendedStatistic").orElseGet(() -> alarm.text("Statistic"));
    }

    private static <T> T understood(Resource resource, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException problem) {
            throw new UnsupportedTemplate(resource + ": " + problem.getMessage());
        }
    }

    private static <E extends Enum<E>> E known(Resource resource, String what, E[] all, String name) {
        return Arrays.stream(all)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnsupportedTemplate(
                        resource + " " + what + " " + name + ", which the local host does not know."));
    }
}

package lyceum.local.cloudwatch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.local.metrics.Alarm;
import lyceum.local.metrics.AlarmChange;
import lyceum.local.metrics.AlarmWatch;
import lyceum.local.metrics.CompositeAlarm;
import lyceum.local.metrics.MetricAlarm;
import lyceum.local.metrics.MetricQuery;
import lyceum.local.metrics.Series;
import tools.jackson.databind.json.JsonMapper;

/** Alarms as CloudWatch's API shows them. */
final class AlarmViews {
    private AlarmViews() {}

    /** Adds an alarm to those on metrics or to those on other alarms. */
    static void of(
            Alarm alarm,
            AlarmWatch.Standing standing,
            List<Map<String, Object>> plain,
            List<Map<String, Object>> composite) {
        var view = new LinkedHashMap<String, Object>();
        view.put("AlarmName", alarm.name());
        view.put("AlarmArn", alarm.arn());
        view.put("AlarmDescription", alarm.description());
        view.put("ActionsEnabled", alarm.actions().enabled());
        view.put("AlarmActions", alarm.actions().alarm());
        view.put("OKActions", alarm.actions().ok());
        view.put("InsufficientDataActions", alarm.actions().insufficientData());
        view.put("StateValue", standing.state().name());
        view.put("StateReason", standing.reason());
        view.put("StateUpdatedTimestamp", standing.since());
        view.put("StateTransitionedTimestamp", standing.since());
        switch (alarm) {
            case MetricAlarm metric -> {
                describe(metric, view);
                plain.add(view);
            }
            case CompositeAlarm whole -> {
                view.put("AlarmRule", whole.words());
                composite.add(view);
            }
        }
    }

    private static void describe(MetricAlarm alarm, Map<String, Object> view) {
        view.put("ComparisonOperator", alarm.comparison().name());
        view.put("Threshold", alarm.threshold());
        view.put("EvaluationPeriods", alarm.periods());
        view.put("DatapointsToAlarm", alarm.breaching());
        view.put("TreatMissingData", alarm.missing().name());
        if (alarm.lowSamplesIgnored()) {
            view.put("EvaluateLowSampleCountPercentile", "ignore");
        }
        Optional<MetricQuery.Statistic> single = alarm.only();
        if (single.isPresent()) {
            MetricQuery.Statistic only = single.get();
            view.put("Namespace", only.series().namespace());
            view.put("MetricName", only.series().metric());
            view.put("Dimensions", dimensions(only.series()));
            view.put("Period", alarm.period().toSeconds());
            view.put(only.statistic().startsWith("p") ? "ExtendedStatistic" : "Statistic", only.statistic());
        } else {
            view.put(
                    "Metrics",
                    alarm.data().all().stream()
                            .map(query -> query(alarm, query))
                            .toList());
        }
    }

    private static Map<String, Object> query(MetricAlarm alarm, MetricQuery query) {
        boolean answer = query.id().equals(alarm.answer());
        return switch (query) {
            case MetricQuery.Expression math ->
                Map.of("Id", math.id(), "Expression", math.text(), "ReturnData", answer);
            case MetricQuery.Statistic metric ->
                Map.of(
                        "Id",
                        metric.id(),
                        "MetricStat",
                        Map.of(
                                "Metric",
                                Map.of(
                                        "Namespace",
                                        metric.series().namespace(),
                                        "MetricName",
                                        metric.series().metric(),
                                        "Dimensions",
                                        dimensions(metric.series())),
                                "Period",
                                alarm.period().toSeconds(),
                                "Stat",
                                metric.statistic()),
                        "ReturnData",
                        answer);
        };
    }

    static List<Map<String, String>> dimensions(Series series) {
        return series.dimensions().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> Map.of("Name", one.getKey(), "Value", one.getValue()))
                .toList();
    }

    /** A change of state. */
    static Map<String, Object> item(AlarmChange change) {
        var item = new LinkedHashMap<String, Object>();
        item.put("AlarmName", change.alarm().name());
        item.put("AlarmType", AlarmType.of(change.alarm()).name());
        item.put("Timestamp", change.at());
        item.put("HistoryItemType", "StateUpdate");
        item.put("HistorySummary", "Alarm updated from " + change.before() + " to " + change.now());
        item.put(
                "HistoryData",
                JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "version",
                                "1.0",
                                "oldState",
                                Map.of("stateValue", change.before().name()),
                                "newState",
                                Map.of("stateValue", change.now().name(), "stateReason", change.reason()))));
        return item;
    }
}

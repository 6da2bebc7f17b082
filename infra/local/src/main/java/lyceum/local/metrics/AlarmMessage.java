package lyceum.local.metrics;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lyceum.local.template.Template;
import tools.jackson.databind.json.JsonMapper;

/** What a topic hears of an alarm, in the form in which CloudWatch publishes it. */
public final class AlarmMessage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneOffset.UTC);

    private AlarmMessage() {}

    /** As JSON on one line. */
    public static String of(AlarmChange change, String region) {
        Alarm alarm = change.alarm();
        var message = new LinkedHashMap<String, Object>();
        message.put("AlarmName", alarm.name());
        message.put("AlarmDescription", alarm.description());
        message.put("AWSAccountId", Template.ACCOUNT);
        message.put("NewStateValue", change.now().name());
        message.put("NewStateReason", change.reason());
        message.put("StateChangeTime", TIME.format(change.at()));
        message.put("Region", region);
        message.put("AlarmArn", alarm.arn());
        message.put("OldStateValue", change.before().name());
        message.put("OKActions", alarm.actions().ok());
        message.put("AlarmActions", alarm.actions().alarm());
        message.put("InsufficientDataActions", alarm.actions().insufficientData());
        switch (alarm) {
            case MetricAlarm metric -> message.put("Trigger", trigger(metric));
            case CompositeAlarm composite ->
                message.put("TriggeringChildren", List.copyOf(composite.rule().reads()));
        }
        return JsonMapper.shared().writeValueAsString(message);
    }

    private static Map<String, Object> trigger(MetricAlarm alarm) {
        var trigger = new LinkedHashMap<String, Object>();
        trigger.put("Period", alarm.period().toSeconds());
        trigger.put("EvaluationPeriods", alarm.periods());
        trigger.put("DatapointsToAlarm", alarm.breaching());
        trigger.put("ComparisonOperator", alarm.comparison().name());
        trigger.put("Threshold", alarm.threshold());
        trigger.put("TreatMissingData", alarm.missing().name());
        trigger.put("EvaluateLowSampleCountPercentile", alarm.lowSamplesIgnored() ? "ignore" : "");
        trigger.put(
                "Metrics",
                alarm.data().statistics().stream()
                        .map(metric -> Map.of(
                                "Id",
                                metric.id(),
                                "Namespace",
                                metric.series().namespace(),
                                "MetricName",
                                metric.series().metric(),
                                "Dimensions",
                                metric.series().dimensions(),
                                "Stat",
                                metric.statistic()))
                        .toList());
        return trigger;
    }
}

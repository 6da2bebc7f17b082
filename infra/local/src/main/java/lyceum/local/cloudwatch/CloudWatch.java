package lyceum.local.cloudwatch;

import java.time.InstantSource;
import java.util.Map;
import lyceum.local.metrics.AlarmWatch;
import lyceum.local.metrics.MetricStore;
import tools.jackson.databind.JsonNode;

/** The calls of CloudWatch that are answered here: metrics in and out, alarms as they stand and as they were. */
public final class CloudWatch {
    private final PutMetricData put;
    private final GetMetricData data;
    private final GetMetricStatistics statistics;
    private final ListMetrics list;
    private final DescribeAlarms alarms;
    private final DescribeAlarmHistory history;
    private final SetAlarmState set;

    public CloudWatch(MetricStore metrics, AlarmWatch alarms, InstantSource clock) {
        this.put = new PutMetricData(metrics, clock);
        this.data = new GetMetricData(metrics);
        this.statistics = new GetMetricStatistics(metrics);
        this.list = new ListMetrics(metrics, clock);
        this.alarms = new DescribeAlarms(alarms);
        this.history = new DescribeAlarmHistory(alarms);
        this.set = new SetAlarmState(alarms);
    }

    /**
     * Answers a call with maps, lists, texts, numbers, booleans and times.
     *
     * @param call for example {@code GetMetricData}
     * @throws Refused if it can't be answered
     */
    public Map<String, Object> answer(String call, JsonNode body) {
        var input = new Input(body);
        return switch (call) {
            case "DescribeAlarms" -> alarms.answer(input);
            case "DescribeAlarmsForMetric" -> alarms.forMetric(input);
            case "DescribeAlarmHistory" -> history.answer(input);
            case "GetMetricData" -> data.answer(input);
            case "GetMetricStatistics" -> statistics.answer(input);
            case "ListMetrics" -> list.answer(input);
            case "PutMetricData" -> put.answer(input);
            case "SetAlarmState" -> set.answer(input);
            default ->
                throw new Refused(
                        Refused.Fault.UNKNOWN_CALL, "The local host does not know CloudWatch's " + call + ".");
        };
    }
}

package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** What was measured before a stop is there after it, and so are the alarms' states and their history. */
class MeasuredBeforeTest {
    @Test
    void aRestartForgetsNoMetricsAndNoAlarms(@TempDir Path folder) {
        Path data = folder.resolve("measured");
        Instant began = Instant.now();
        String alarm;
        try (SdkHttpClient http = UrlConnectionHttpClient.create()) {
            try (Host host = Host.start(data);
                    var client = host.cloudWatch(http)) {
                host.demo().get("/api/v1/courses").expect(200);
                client.putMetricData(put -> put.namespace("Test")
                        .metricData(MetricDatum.builder()
                                .metricName("depth")
                                .values(1.0, 5.0)
                                .build()));
                alarm = client.describeAlarms().metricAlarms().getFirst().alarmName();
                client.setAlarmState(
                        set -> set.alarmName(alarm).stateValue(StateValue.ALARM).stateReason("a rehearsal"));
                assertThat(host.stop()).isIn(0, 143);
            }
            try (Host host = Host.start(data);
                    var client = host.cloudWatch(http)) {
                assertThat(sum(client, "Test", "depth", began)).isEqualTo(6);
                assertThat(client.describeAlarmHistory(history -> history.alarmName(alarm))
                                .alarmHistoryItems())
                        .extracting(AlarmHistoryItem::historyData)
                        .anyMatch(change -> change.contains("a rehearsal"));
            }
        }
    }

    /** They are read beside the start, so it may take a moment. */
    private static double sum(CloudWatchClient client, String namespace, String metric, Instant from) {
        double sum = 0;
        for (int i = 0; i < 1_000 && sum == 0; i++) {
            sum = client
                    .getMetricStatistics(ask -> ask.namespace(namespace)
                            .metricName(metric)
                            .startTime(from.minusSeconds(60))
                            .endTime(Instant.now().plusSeconds(60))
                            .period(60)
                            .statisticsWithStrings("Sum"))
                    .datapoints()
                    .stream()
                    .mapToDouble(Datapoint::sum)
                    .sum();
        }
        return sum;
    }
}

package lyceum.local.host;

import static lyceum.local.host.WatchedDoor.START;
import static lyceum.local.host.WatchedDoor.ask;
import static lyceum.local.host.WatchedDoor.datum;
import static lyceum.local.host.WatchedDoor.metric;
import static lyceum.local.host.WatchedDoor.query;
import static lyceum.local.host.WatchedDoor.set;
import static lyceum.local.host.WatchedDoor.statistics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidFormatException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** What AWS's own client hears where its call can't be answered. */
class CloudWatchRefusalsTest {
    private final WatchedDoor door;
    private final CloudWatchClient client;

    CloudWatchRefusalsTest(@TempDir Path directory) throws IOException {
        door = new WatchedDoor(directory);
        client = door.client;
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void refusesWhatIsWrongAsTheTypesThatTheClientKnows() {
        refused(
                MissingRequiredParameterException.class,
                "MissingParameter",
                "MetricData is required",
                () -> door.put());
        refused(
                MissingRequiredParameterException.class,
                "MissingParameter",
                "MetricData.member.1.Value is required",
                () -> door.put(datum("depth")));
        refused(
                InvalidParameterCombinationException.class,
                "InvalidParameterCombination",
                "exclude each other",
                () -> door.put(datum("depth").value(1.0).values(1.0)));
        refused(
                InvalidParameterValueException.class,
                "InvalidParameterValue",
                "reserved",
                () -> client.putMetricData(put -> put.namespace("AWS/Lambda")
                        .metricData(datum("x").value(1.0).build())));
        refused(
                InvalidParameterValueException.class,
                "InvalidParameterValue",
                "neither NaN",
                () -> door.put(datum("depth").value(Double.NaN)));
        refused(
                InvalidParameterValueException.class,
                "InvalidParameterValue",
                "two weeks",
                () -> door.put(datum("depth").value(1.0).timestamp(START.plusSeconds(7_300))));
        refused(
                InvalidParameterValueException.class,
                "InvalidParameterValue",
                "uses the function SEARCH",
                () -> client.getMetricData(ask(0, 60)
                        .metricDataQueries(query("e").expression("SEARCH(1, 2)").build())
                        .build()));
        refused(
                InvalidParameterValueException.class,
                "InvalidParameterValue",
                "There is no statistic tm99",
                () -> client.getMetricData(ask(0, 60)
                        .metricDataQueries(metric("m", "depth", "tm99", 60))
                        .build()));
        refused(
                InvalidParameterValueException.class,
                "InvalidParameterValue",
                "StartTime must be before",
                () -> client.getMetricData(ask(60, 0)
                        .metricDataQueries(metric("m", "depth", "Sum", 60))
                        .build()));
        refused(
                InvalidParameterValueException.class,
                "InvalidParameterValue",
                "multiple of 60",
                () -> client.getMetricData(ask(0, 60)
                        .metricDataQueries(metric("m", "depth", "Sum", 90))
                        .build()));
        refused(
                InvalidNextTokenException.class,
                "InvalidNextToken",
                "begin without it",
                () -> client.getMetricData(ask(0, 60)
                        .metricDataQueries(metric("m", "depth", "Sum", 60))
                        .nextToken("?")
                        .build()));
        refused(
                InvalidNextTokenException.class,
                "InvalidNextToken",
                "begin without it",
                () -> client.describeAlarmHistory(history -> history.nextToken("bm90IG9uZQ")));
        refused(
                InvalidParameterCombinationException.class,
                "InvalidParameterCombination",
                "exceeds the limit of 1440",
                () -> client.getMetricStatistics(statistics(60)
                        .endTime(START.plusSeconds(86_461))
                        .statistics(Statistic.SUM)
                        .build()));
        refused(
                MissingRequiredParameterException.class,
                "MissingParameter",
                "Statistics is required",
                () -> client.getMetricStatistics(statistics(60).build()));
        refused(
                InvalidParameterValueException.class,
                "InvalidParameterValue",
                "from 1 to 100",
                () -> client.describeAlarms(alarm -> alarm.maxRecords(101)));
        refused(
                ResourceNotFoundException.class,
                "ResourceNotFound",
                "There is no alarm none",
                () -> client.setAlarmState(
                        set -> set.alarmName("none").stateValue("OK").stateReason("")));
        refused(
                InvalidParameterValueException.class,
                "InvalidParameterValue",
                "must be one of [OK, ALARM",
                () -> client.setAlarmState(
                        set -> set.alarmName("waiting").stateValue("SAD").stateReason("")));
        refused(
                InvalidFormatException.class,
                "InvalidFormat",
                "must be JSON",
                () -> client.setAlarmState(set -> set.alarmName("waiting")
                        .stateValue("OK")
                        .stateReason("")
                        .stateReasonData("{")));
        refused(
                CloudWatchException.class,
                "InvalidAction",
                "does not know CloudWatch's ListDashboards",
                () -> client.listDashboards());
    }

    @Test
    void nobodyComesInWithASecretOfHisOwn() {
        var guessed = AwsBasicCredentials.create(door.keys.host().accessKeyId(), "guessed");
        try (var stranger = door.client(guessed)) {
            assertThatThrownBy(() -> stranger.putMetricData(put -> put.namespace("Test")
                            .metricData(datum("depth").value(1.0).build())))
                    .isInstanceOfSatisfying(CloudWatchException.class, refused -> {
                        assertThat(refused.statusCode()).isEqualTo(403);
                        assertThat(refused.awsErrorDetails().errorCode()).startsWith("InvalidSignature");
                    });
        }
        assertThat(client.listMetrics().metrics()).isEmpty();
    }

    private static void refused(Class<? extends CloudWatchException> type, String code, String words, Runnable call) {
        assertThatThrownBy(call::run).hasMessageContaining(words).isInstanceOfSatisfying(type, refused -> assertThat(
                        refused.awsErrorDetails().errorCode())
                .isEqualTo(code));
    }
}

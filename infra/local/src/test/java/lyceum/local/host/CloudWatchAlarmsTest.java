package lyceum.local.host;

import static lyceum.local.host.WatchedDoor.QUEUE;
import static lyceum.local.host.WatchedDoor.START;
import static lyceum.local.host.WatchedDoor.datum;
import static lyceum.local.host.WatchedDoor.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** Alarms as they stand and as they were, told to AWS's own client. */
class CloudWatchAlarmsTest {
    private final WatchedDoor door;
    private final CloudWatchClient client;

    CloudWatchAlarmsTest(@TempDir Path directory) throws IOException {
        door = new WatchedDoor(directory);
        client = door.client;
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void describesAlarms() {
        door.put(datum("depth").value(11.0).dimensions(QUEUE));
        door.now = START.plusSeconds(60);
        door.alarms.evaluate();

        var standing = client.describeAlarms();
        assertThat(standing.metricAlarms())
                .extracting(MetricAlarm::alarmName)
                .containsExactly("share", "wading", "waiting");
        assertThat(standing.compositeAlarms()).isEmpty();
        assertThat(standing.metricAlarms().getLast()).satisfies(waiting -> {
            assertThat(waiting.stateValue()).isEqualTo(StateValue.ALARM);
            assertThat(waiting.stateUpdatedTimestamp()).isEqualTo(door.now);
            assertThat(waiting.statistic()).isEqualTo(Statistic.MAXIMUM);
            assertThat(waiting.alarmActions()).containsExactly("arn:topic");
            assertThat(waiting.dimensions()).containsExactly(QUEUE);
        });
        assertThat(client.describeAlarms(alarm -> alarm.alarmTypes(AlarmType.COMPOSITE_ALARM))
                        .compositeAlarms())
                .extracting(CompositeAlarm::alarmName)
                .containsExactly("both");
        assertThat(client.describeAlarms(alarm -> alarm.alarmNamePrefix("wa").stateValue(StateValue.OK))
                        .metricAlarms())
                .extracting(MetricAlarm::alarmName)
                .containsExactly("wading");
        assertThat(client.describeAlarms(alarm -> alarm.alarmNames("waiting", "none"))
                        .metricAlarms())
                .hasSize(1);
        assertThat(client.describeAlarms(alarm -> alarm.actionPrefix("arn:to")).metricAlarms())
                .hasSize(1);
        assertThat(client.describeAlarms(alarm -> alarm.childrenOfAlarmName("both"))
                        .metricAlarms())
                .extracting(MetricAlarm::alarmName)
                .containsExactly("share", "waiting");
        assertThat(client.describeAlarms(alarm -> alarm.parentsOfAlarmName("share"))
                        .compositeAlarms())
                .hasSize(1);
        assertThat(client
                        .describeAlarmsPaginator(alarm ->
                                alarm.maxRecords(1).alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM))
                        .stream()
                        .map(page -> page.metricAlarms().size()
                                + page.compositeAlarms().size()))
                .containsExactly(1, 1, 1, 1);
        assertThat(client.describeAlarmsForMetric(alarm ->
                                alarm.namespace("Test").metricName("depth").dimensions(QUEUE))
                        .metricAlarms())
                .extracting(MetricAlarm::alarmName)
                .containsExactly("waiting");
    }

    @Test
    void tellsHowAlarmsChanged() {
        for (int i = 0; i < 5; i++) {
            door.now = START.plusSeconds(i);
            StateValue state = i % 2 == 0 ? StateValue.ALARM : StateValue.OK;
            client.setAlarmState(
                    set -> set.alarmName("waiting").stateValue(state).stateReason("a rehearsal"));
        }
        client.setAlarmState(
                set -> set.alarmName("both").stateValue(StateValue.ALARM).stateReason("too"));

        var first = client.describeAlarmHistory(history -> history.maxRecords(2));
        assertThat(first.alarmHistoryItems())
                .extracting(AlarmHistoryItem::historySummary)
                .containsExactly("Alarm updated from OK to ALARM", "Alarm updated from ALARM to OK");
        assertThat(first.alarmHistoryItems().getFirst().historyData()).contains("a rehearsal");
        assertThat(client
                        .describeAlarmHistoryPaginator(
                                history -> history.maxRecords(2).scanBy(ScanBy.TIMESTAMP_ASCENDING))
                        .alarmHistoryItems()
                        .stream()
                        .map(AlarmHistoryItem::timestamp))
                .containsExactly(
                        START, START.plusSeconds(1), START.plusSeconds(2), START.plusSeconds(3), START.plusSeconds(4));
        assertThat(client.describeAlarmHistory(history ->
                                history.startDate(START.plusSeconds(1)).endDate(START.plusSeconds(3)))
                        .alarmHistoryItems())
                .hasSize(2);
        assertThat(client.describeAlarmHistory(history -> history.alarmTypes(AlarmType.COMPOSITE_ALARM))
                        .alarmHistoryItems())
                .extracting(AlarmHistoryItem::alarmName)
                .containsExactly("both");
        assertThat(client.describeAlarmHistory(history -> history.historyItemType("Action"))
                        .alarmHistoryItems())
                .isEmpty();
    }
}

package lyceum.local.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import lyceum.local.cloudwatch.CloudWatch;
import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.iam.AccessKeys;
import lyceum.local.iam.Callers;
import lyceum.local.iam.Iam;
import lyceum.local.metrics.AlarmChange;
import lyceum.local.metrics.AlarmState;
import lyceum.local.metrics.AlarmWatch;
import lyceum.local.metrics.MetricStore;
import lyceum.local.template.Assemblies;
import lyceum.local.template.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MetricsDoorTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ROLE = "arn:aws:iam::000000000000:role/Test-Reader";

    private Instant now = START;
    private final MetricStore metrics = new MetricStore(() -> now);
    private final List<AlarmChange> changes = new ArrayList<>();
    private final AccessKeys keys = new AccessKeys("secret");
    private final AlarmWatch alarms;
    private final MetricsDoor door;

    MetricsDoorTest(@TempDir Path directory) {
        Template template = Assemblies.read(directory, """
                {'Resources': {
                  'Waiting': {'Type': 'AWS::CloudWatch::Alarm', 'Properties': {
                    'AlarmName': 'waiting', 'AlarmDescription': 'Wait.', 'AlarmActions': ['arn:topic'],
                    'EvaluationPeriods': 1, 'Threshold': 10, 'ComparisonOperator': 'GreaterThanThreshold',
                    'Namespace': 'Test', 'MetricName': 'depth', 'Period': 60, 'ExtendedStatistic': 'p90',
                    'Dimensions': [{'Name': 'queue', 'Value': 'q'}]}},
                  'Share': {'Type': 'AWS::CloudWatch::Alarm', 'Properties': {
                    'AlarmName': 'share', 'EvaluationPeriods': 1, 'Threshold': 1, 'ComparisonOperator': 'LessThanThreshold',
                    'Metrics': [{'Id': 'e1', 'Expression': 'm1 / 2'}, {'Id': 'm1', 'ReturnData': false, 'MetricStat': {
                      'Metric': {'Namespace': 'Test', 'MetricName': 'depth'}, 'Period': 60, 'Stat': 'Sum'}}]}},
                  'Both': {'Type': 'AWS::CloudWatch::CompositeAlarm', 'Properties': {
                    'AlarmName': 'both', 'AlarmRule': 'ALARM(waiting) AND NOT OK(share)'}},
                  'Reader': {'Type': 'AWS::IAM::Role', 'Properties': {}},
                  'Policy': {'Type': 'AWS::IAM::Policy', 'Properties': {
                    'Roles': [{'Ref': 'Reader'}],
                    'PolicyDocument': {'Statement': [
                      {'Effect': 'Allow', 'Action': 'cloudwatch:ListMetrics', 'Resource': '*'},
                      {'Effect': 'Allow', 'Action': 'cloudwatch:DescribeAlarms',
                       'Resource': 'arn:aws:cloudwatch:*:*:alarm:waiting'}]}}}}}""");
        alarms = new AlarmWatch(template, metrics, () -> now, changes::add);
        var callers = new Callers(keys, Iam.of(template, _ -> {}), InstantSource.system());
        door = new MetricsDoor(new CloudWatch(metrics, alarms, () -> now), callers, "eu-west-1");
    }

    @Test
    void givesBackWhatItTook() {
        put(Map.of("MetricName", "depth", "Value", 3.0, "Unit", "Count", "Dimensions", queue()));
        put(Map.of(
                "MetricName",
                "depth",
                "Values",
                List.of(1.0, 9.0),
                "Counts",
                List.of(2.0, 1.0),
                "Dimensions",
                queue()));
        put(Map.of("MetricName", "depth", "Value", 7.0, "Timestamp", START.minusSeconds(90), "Dimensions", queue()));
        JsonNode results = ask(
                        "GetMetricData",
                        Map.of(
                                "StartTime",
                                START.minusSeconds(120),
                                "EndTime",
                                START.plusSeconds(60),
                                "ScanBy",
                                "TimestampAscending",
                                "MetricDataQueries",
                                List.of(
                                        query("sum", "Sum"),
                                        query("most", "Maximum"),
                                        Map.of("Id", "half", "Expression", "sum / 2", "Label", "Half"))))
                .get("MetricDataResults");

        assertThat(results.valueStream().map(one -> one.get("Id").asString())).containsExactly("sum", "most", "half");
        assertThat(results.get(0).get("Timestamps").valueStream().map(JsonNode::asLong))
                .containsExactly(START.getEpochSecond() - 120, START.getEpochSecond());
        assertThat(results.get(0).get("Values").valueStream().map(JsonNode::asDouble))
                .containsExactly(7.0, 14.0);
        assertThat(results.get(1).get("Values").valueStream().map(JsonNode::asDouble))
                .containsExactly(7.0, 9.0);
        assertThat(results.get(2).get("Values").valueStream().map(JsonNode::asDouble))
                .containsExactly(3.5, 7.0);
        assertThat(results.get(2).get("Label").asString()).isEqualTo("Half");
    }

    @Test
    void takesPackedMetrics() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(packed)) {
            packing.write(Cbor.write(
                    Map.of("Namespace", "Test", "MetricData", List.of(Map.of("MetricName", "depth", "Value", 3.0)))));
        }
        Response response = door.answer(
                host(), request("PutMetricData", packed.toByteArray(), Headers.of("Content-Encoding", "gzip")));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers().get("smithy-protocol")).isEqualTo("rpc-v2-cbor");
        assertThat(ask("ListMetrics", Map.of("Namespace", "Test")).get("Metrics"))
                .extracting(metric -> metric.get("MetricName").asString())
                .containsExactly("depth");
    }

    @Test
    void speaksJsonAsWell() {
        byte[] body = "{\"Namespace\": \"Test\", \"MetricData\": [{\"MetricName\": \"depth\", \"Value\": 3}]}"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(door.answer(host(), json("PutMetricData", body)).status()).isEqualTo(200);
        Response listed = door.answer(host(), json("ListMetrics", new byte[0]));
        assertThat(JsonMapper.shared().readTree(listed.body()).get("Metrics"))
                .extracting(metric -> metric.get("MetricName").asString())
                .containsExactly("depth");
        assertThat(door.answer(host(), json("GetDashboard", new byte[0])).status())
                .isEqualTo(404);
    }

    @Test
    void showsAlarmsAndTheirHistory() {
        put(Map.of("MetricName", "depth", "Value", 11.0, "Dimensions", queue()));
        now = START.plusSeconds(60);
        alarms.evaluate();

        JsonNode all = ask("DescribeAlarms", Map.of("AlarmTypes", List.of("MetricAlarm", "CompositeAlarm")));
        JsonNode waiting = all.get("MetricAlarms").get(1);
        assertThat(waiting.get("StateValue").asString()).isEqualTo("ALARM");
        assertThat(waiting.get("ExtendedStatistic").asString()).isEqualTo("p90");
        assertThat(waiting.get("StateUpdatedTimestamp").asLong()).isEqualTo(now.getEpochSecond());
        assertThat(all.get("MetricAlarms")
                        .get(0)
                        .get("Metrics")
                        .get(0)
                        .get("Expression")
                        .asString())
                .isEqualTo("m1 / 2");
        assertThat(all.get("CompositeAlarms").get(0).get("AlarmRule").asString())
                .isEqualTo("ALARM(waiting) AND NOT OK(share)");
        assertThat(ask("DescribeAlarms", Map.of("StateValue", "OK")).get("MetricAlarms"))
                .isEmpty();
        JsonNode history =
                ask("DescribeAlarmHistory", Map.of("AlarmName", "waiting")).get("AlarmHistoryItems");
        assertThat(history).hasSize(1);
        assertThat(history.get(0).get("HistorySummary").asString())
                .isEqualTo("Alarm updated from INSUFFICIENT_DATA to ALARM");
    }

    @Test
    void rehearsesAnAlarm() {
        ask("SetAlarmState", Map.of("AlarmName", "waiting", "StateValue", "ALARM", "StateReason", "a rehearsal"));
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.now()).isEqualTo(AlarmState.ALARM);
            assertThat(change.reason()).isEqualTo("a rehearsal");
            assertThat(change.topics()).containsExactly("arn:topic");
        });
    }

    @Test
    void refusesWhatItCanNotAnswerWithASentence() {
        assertRefused("GetDashboard", Map.of(), 404, "The local host does not know CloudWatch's GetDashboard.");
        assertRefused("PutMetricData", Map.of("Namespace", "AWS/Lambda"), 400, "reserved");
        assertRefused(
                "SetAlarmState",
                Map.of("AlarmName", "none", "StateValue", "OK", "StateReason", "r"),
                404,
                "There is no alarm none.");
        assertRefused(
                "GetMetricData",
                Map.of(
                        "StartTime",
                        START,
                        "EndTime",
                        START,
                        "MetricDataQueries",
                        List.of(Map.of("Id", "e", "Expression", "SEARCH(1, 2)"))),
                400,
                "uses the function SEARCH");
        assertThat(door.answer(host(), request("ListMetrics", new byte[] {(byte) 0xff}, Headers.of()))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void asksWhatTheCallerMayDo() {
        assertThat(as("ListMetrics", Map.of()).status()).isEqualTo(200);
        assertThat(as("DescribeAlarms", Map.of("AlarmNames", List.of("waiting")))
                        .status())
                .isEqualTo(200);
        assertThat(as("DescribeAlarms", Map.of("AlarmNames", List.of("waiting", "both")))
                        .status())
                .isEqualTo(403);
        Response denied = as("PutMetricData", Map.of("Namespace", "Test"));
        assertThat(denied.status()).isEqualTo(403);
        assertThat(Cbor.read(denied.body()).get("message").asString()).contains("cloudwatch:PutMetricData");
    }

    private Response as(String call, Map<String, ?> input) {
        return door.answer(keys.of(ROLE).accessKeyId(), request(call, Cbor.write(input), Headers.of()));
    }

    private void assertRefused(String call, Map<String, ?> input, int status, String words) {
        Response response = door.answer(host(), request(call, Cbor.write(input), Headers.of()));
        assertThat(response.status()).isEqualTo(status);
        assertThat(Cbor.read(response.body()).get("message").asString()).contains(words);
    }

    private void put(Map<String, ?> datum) {
        ask("PutMetricData", Map.of("Namespace", "Test", "MetricData", List.of(datum)));
    }

    private static List<Map<String, String>> queue() {
        return List.of(Map.of("Name", "queue", "Value", "q"));
    }

    private static Map<String, ?> query(String id, String statistic) {
        return Map.of(
                "Id",
                id,
                "MetricStat",
                Map.of(
                        "Metric",
                        Map.of("Namespace", "Test", "MetricName", "depth", "Dimensions", queue()),
                        "Period",
                        60,
                        "Stat",
                        statistic));
    }

    private JsonNode ask(String call, Map<String, ?> input) {
        Response response = door.answer(host(), request(call, Cbor.write(input), Headers.of()));
        assertThat(response.status()).isEqualTo(200);
        return Cbor.read(response.body());
    }

    private String host() {
        return keys.host().accessKeyId();
    }

    private static Request json(String call, byte[] body) {
        return new Request(
                "POST",
                "/",
                "",
                Headers.of("X-Amz-Target", "GraniteServiceVersion20100801." + call),
                body,
                "127.0.0.1",
                "HTTP/1.1");
    }

    private static Request request(String call, byte[] body, Headers headers) {
        return new Request(
                "POST",
                "/service/GraniteServiceVersion20100801/operation/" + call,
                "",
                headers,
                body,
                "127.0.0.1",
                "HTTP/1.1");
    }
}

package lyceum.stack;

import static lyceum.stack.Assembly.target;
import static lyceum.stack.Assembly.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lyceum.contract.Api;
import lyceum.contract.Caches;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Functions;
import lyceum.contract.Parameter;
import lyceum.contract.Queues;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Nothing runs unwatched, and CloudWatch takes what watches. */
final class WatchTest {
    private static final Pattern METRIC_ID = Pattern.compile("\\bm\\d+\\b");
    private static final long DAY = 86_400;

    private final Assembly assembly = Assembly.watch();
    private final Map<String, JsonNode> alarms = alarms("AWS::CloudWatch::Alarm");
    private final Map<String, JsonNode> composites = alarms("AWS::CloudWatch::CompositeAlarm");

    @Test
    void everyAlarmTellsTheTopicOfItsSeverityWhenItGoesOffAndWhenItIsOver() {
        var parts = composites.values().stream()
                .map(alarm -> text(alarm.get("AlarmRule")))
                .collect(Collectors.joining());
        var topics = assembly.all("AWS::SNS::Topic").keySet();
        assertThat(topics).hasSize(2);
        alarms.forEach((name, alarm) -> {
            boolean isPart = parts.contains(assembly.idOf("AWS::CloudWatch::Alarm", "AlarmName", name));
            assertThat(alarm.has("AlarmActions")).as(name).isEqualTo(!isPart);
        });
        all().forEach((name, alarm) -> {
            assertThat(alarm.path("OKActions")).as(name).isEqualTo(alarm.path("AlarmActions"));
            alarm.path("AlarmActions").forEach(topic -> assertThat(topics).contains(target(topic)));
        });
    }

    @Test
    void everyAlarmSaysWhatToDo() {
        all().forEach((name, alarm) -> {
            String description = alarm.get("AlarmDescription").asString();
            assertThat(description).as(name).hasSizeBetween(50, 1_024).endsWith(".");
            if (alarm.has("AlarmActions")) {
                assertThat(description.split("(?<=[.:]) ")).as(name).hasSizeGreaterThan(1);
            }
        });
    }

    @Test
    void everyAlarmSaysWhatMissingDataAndFewSamplesMean() {
        alarms.forEach((name, alarm) -> {
            assertThat(alarm.get("TreatMissingData").asString())
                    .as(name)
                    .isEqualTo(name.endsWith("Silent") ? "missing" : "notBreaching");
            if (alarm.path("ExtendedStatistic").asString("").startsWith("p")) {
                assertThat(alarm.get("EvaluateLowSampleCountPercentile").asString())
                        .as(name)
                        .isEqualTo("ignore");
            }
        });
    }

    /** At most 10 metrics, each filled; a day of periods below an hour, a week of others. */
    @Test
    void everyAlarmIsWithinCloudWatchsLimits() {
        alarms.forEach((name, alarm) -> {
            var metrics = alarm.path("Metrics");
            long period = metrics.isEmpty()
                    ? alarm.get("Period").asLong()
                    : metrics.findValue("MetricStat").get("Period").asLong();
            long periods = alarm.get("EvaluationPeriods").asLong();
            assertThat(period % 60).as(name).isZero();
            assertThat(period).as(name).isBetween(60L, DAY);
            assertThat(period * periods).as(name).isLessThanOrEqualTo(period < 3_600 ? DAY : 7 * DAY);
            long read = metrics.valueStream()
                    .filter(metric -> metric.has("MetricStat"))
                    .count();
            assertThat(read).as(name).isLessThanOrEqualTo(10);
            metrics.forEach(
                    metric -> assertFilled(name, metric.path("Expression").asString("")));
        });
    }

    private static void assertFilled(String name, String expression) {
        assertThat(METRIC_ID
                        .matcher(expression.replaceAll("FILL\\(m\\d+, 0\\)", ""))
                        .find())
                .as(name + ": " + expression)
                .isFalse();
    }

    @Test
    void functionsQueuesAndCachesHaveTheirAlarms() {
        Functions.ALL.forEach(function -> {
            String id = "Lyceum-" + Names.pascal(function.id());
            assertThat(alarms).containsKeys(id + "Errors", id + "Throttles");
            String context = "Lyceum-" + Names.pascal(function.context());
            assertThat(alarms).containsKeys(context + "Memory80", context + "Connections");
        });
        assertThat(alarms)
                .containsKey("Lyceum-CoursesApiUncounted")
                .doesNotContainKey("Lyceum-PerformanceApiUncounted");
        Queues.ALL.forEach(queue -> {
            String id = "Lyceum-" + Names.pascal(queue.id());
            assertThat(alarms).containsKeys(id + "DeadLetters", id + "Age", id + "Depth");
        });
        Caches.ALL.forEach(cache -> assertThat(alarms).containsKey("Lyceum-" + Names.pascal(cache) + "CacheCold"));
    }

    @Test
    void eachOperationIsHeldToItsServiceLevelOnce() {
        var held = new TreeMap<String, Integer>();
        alarms.forEach((name, alarm) -> alarm.path("Metrics").forEach(metric -> {
            if (metric.path("MetricStat").path("Stat").asString("").equals("p95")) {
                held.merge(
                        route(metric.path("MetricStat").path("Metric").path("Dimensions")),
                        alarm.get("Threshold").asInt(),
                        Integer::sum);
            }
        }));
        Api.OPERATIONS.forEach(operation -> {
            String route = operation.method() + " " + operation.path();
            if (operation.parameters().contains(Parameter.PREFER)) {
                assertThat(held).doesNotContainKey(route);
            } else {
                assertThat(held)
                        .containsEntry(
                                route, Math.toIntExact(operation.level().p95().toMillis()));
            }
        });
    }

    private static String route(JsonNode dimensions) {
        var named = dimensions
                .valueStream()
                .collect(Collectors.toMap(one -> one.get("Name").asString(), one -> one.get("Value")
                        .asString()));
        return named.get("Method") + " " + named.get("Resource");
    }

    @Test
    void alarmsMayPublishToTheEncryptedTopics() {
        assertThat(assembly.all("AWS::SNS::TopicPolicy").values()).hasSize(2).allSatisfy(policy -> assertThat(
                        policy.get("PolicyDocument").get("Statement"))
                .anySatisfy(statement -> {
                    assertThat(statement.get("Effect").asString()).isEqualTo("Allow");
                    assertThat(text(statement.get("Principal").get("Service"))).isEqualTo("cloudwatch.amazonaws.com");
                }));
        assertThat(assembly.only("AWS::KMS::Key").get("KeyPolicy").toString()).contains("cloudwatch.amazonaws.com");
        assertThat(assembly.all("AWS::SNS::Topic").values())
                .allSatisfy(topic -> assertThat(topic.has("KmsMasterKeyId")).isTrue());
    }

    @Test
    void whoeverDeploysIsToldTheTopics() throws IOException {
        assertThat(Assembly.read(Assembly.folder(), WatchStack.NAME + ".template.json")
                        .get("Outputs")
                        .valueStream()
                        .map(output -> target(output.get("Value")))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(
                        assembly.all("AWS::SNS::Topic").keySet());
    }

    @Test
    void theDashboardsAreValidAndShowEveryOperationFunctionAndQueue() {
        var bodies = new TreeMap<String, String>();
        assembly.all("AWS::CloudWatch::Dashboard")
                .values()
                .forEach(page -> bodies.put(page.get("DashboardName").asString(), text(page.get("DashboardBody"))));
        assertThat(bodies)
                .containsOnlyKeys("Lyceum-Application", "Lyceum-Business", "Lyceum-Database", "Lyceum-System");
        bodies.forEach((name, body) -> assertThat(Assembly.json(body).get("widgets"))
                .as(name)
                .hasSizeGreaterThan(4)
                .allSatisfy(widget ->
                        assertThat(widget.get("properties").get("metrics")).isNotEmpty()));
        assertShown(
                bodies,
                "Lyceum-Application",
                Api.OPERATIONS.stream().map(one -> one.id()).toList());
        assertShown(
                bodies,
                "Lyceum-System",
                Functions.ALL.stream().map(FunctionDeclaration::id).toList());
        assertShown(
                bodies,
                "Lyceum-System",
                Queues.ALL.stream().map(one -> one.id()).toList());
        assertShown(bodies, "Lyceum-Database", List.of("courses", "accounts", "limits"));
        assertShown(bodies, "Lyceum-Business", List.of("registrations", "logins", "generations_finished"));
    }

    private static void assertShown(Map<String, String> bodies, String page, List<String> labels) {
        labels.forEach(label -> assertThat(bodies.get(page)).contains("\"label\":\"" + label + "\""));
    }

    @Test
    void noTwoAlarmsHaveOneName() {
        Set<String> names = new HashSet<>(alarms.keySet());
        names.retainAll(composites.keySet());
        assertThat(names).isEmpty();
        assertThat(all())
                .hasSize(assembly.all("AWS::CloudWatch::Alarm").size()
                        + assembly.all("AWS::CloudWatch::CompositeAlarm").size());
    }

    private Map<String, JsonNode> all() {
        var all = new TreeMap<>(alarms);
        all.putAll(composites);
        return all;
    }

    private Map<String, JsonNode> alarms(String type) {
        return new TreeMap<>(assembly.all(type).values().stream()
                .collect(Collectors.toMap(alarm -> alarm.get("AlarmName").asString(), alarm -> alarm)));
    }
}

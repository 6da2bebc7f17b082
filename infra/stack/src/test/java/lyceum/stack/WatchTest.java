package lyceum.stack;

import static lyceum.stack.Assembly.target;
import static lyceum.stack.Assembly.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import lyceum.contract.Api;
import lyceum.contract.Functions;
import lyceum.contract.Parameter;
import lyceum.contract.Queues;
import org.junit.jupiter.api.Test;

/** Nothing runs unwatched. */
final class WatchTest {
    private final Assembly assembly = Assembly.watch();

    @Test
    void everyAlarmTellsSomebodyAndSaysWhatMissingDataMeans() {
        assertThat(assembly.all("AWS::CloudWatch::Alarm").values()).isNotEmpty().allSatisfy(alarm -> {
            assertThat(target(alarm.get("AlarmActions").get(0)))
                    .isEqualTo(assembly.idOf("AWS::SNS::Topic", "DisplayName", "Lyceum alarms"));
            assertThat(alarm.get("TreatMissingData").asString()).isEqualTo("notBreaching");
            assertThat(alarm.get("AlarmDescription").asString()).isNotBlank();
        });
    }

    @Test
    void functionsQueuesAndOperationsHaveTheirAlarms() {
        var names = assembly.all("AWS::CloudWatch::Alarm").values().stream()
                .map(alarm -> alarm.get("AlarmName").asString())
                .collect(Collectors.toSet());

        assertThat(names).contains("Lyceum-ServerErrors");
        Functions.ALL.forEach(function -> assertThat(names)
                .contains(
                        "Lyceum-" + Names.pascal(function.id()) + "Errors",
                        "Lyceum-" + Names.pascal(function.id()) + "Throttles"));
        assertThat(names).contains("Lyceum-CoursesApiUncounted").doesNotContain("Lyceum-PerformanceApiUncounted");
        Queues.ALL.forEach(queue -> assertThat(names)
                .contains(
                        "Lyceum-" + Names.pascal(queue.id()) + "DeadLetters",
                        "Lyceum-" + Names.pascal(queue.id()) + "Age"));
        Api.OPERATIONS.forEach(
                operation -> assertThat(names.contains("Lyceum-" + Names.pascal(operation.id()) + "Slow"))
                        .as(operation.id())
                        .isEqualTo(!operation.parameters().contains(Parameter.PREFER)));
    }

    @Test
    void latencyIsHeldToTheContractsServiceLevel() {
        var health = assembly.resource(assembly.idOf("AWS::CloudWatch::Alarm", "AlarmName", "Lyceum-GetHealthSlow"))
                .get("Properties");

        assertThat(health.get("ExtendedStatistic").asString()).isEqualTo("p95");
        assertThat(health.get("Threshold").asLong())
                .isEqualTo(Api.operation("getHealth").level().p95().toMillis());
    }

    @Test
    void alarmsMayPublishToTheEncryptedTopic() {
        assertThat(assembly.only("AWS::SNS::TopicPolicy").get("PolicyDocument").get("Statement"))
                .anySatisfy(statement -> {
                    assertThat(statement.get("Effect").asString()).isEqualTo("Allow");
                    assertThat(text(statement.get("Principal").get("Service"))).isEqualTo("cloudwatch.amazonaws.com");
                });
        String key = Assembly.target(assembly.only("AWS::SNS::Topic").get("KmsMasterKeyId"));
        assertThat(assembly.all("AWS::KMS::Key")).hasEntrySatisfying(key, sealing -> assertThat(
                        sealing.get("KeyPolicy").toString())
                .contains("cloudwatch.amazonaws.com"));
    }

    @Test
    void theDashboardIsValidAndShowsEveryOperationFunctionAndQueue() {
        String body = text(assembly.only("AWS::CloudWatch::Dashboard").get("DashboardBody"));

        assertThat(Assembly.json(body).get("widgets")).hasSizeGreaterThan(6).allSatisfy(widget -> assertThat(
                        widget.get("properties").get("metrics"))
                .isNotEmpty());
        Api.OPERATIONS.forEach(operation -> assertThat(body).contains("\"label\":\"" + operation.id() + "\""));
        Functions.ALL.forEach(function -> assertThat(body).contains("\"label\":\"" + function.id() + "\""));
        Queues.ALL.forEach(queue -> assertThat(body).contains("\"label\":\"" + queue.id() + "\""));
    }
}

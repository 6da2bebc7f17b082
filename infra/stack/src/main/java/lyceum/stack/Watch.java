package lyceum.stack;

import java.util.Map;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** The alarms: what fails, what is throttled, what lies in a dead-letter queue, what waits too long, what is slow. */
final class Watch extends Construct {
    private final Topic topic;

    Watch(Construct scope, JavaFunctions functions, Jobs jobs, Gateway gateway) {
        super(scope, "Watch");
        topic = topic();
        functions.functions().forEach((declared, function) -> {
            String id = Names.pascal(declared.id());
            alarm(id + "Errors", declared.id() + " failed", function.metricErrors(sum(1)), 0, 1);
            alarm(id + "Throttles", declared.id() + " was throttled", function.metricThrottles(sum(1)), 0, 1);
            if (Needs.Catalogue.countsCallers(declared)) {
                alarm(
                        id + "Uncounted",
                        declared.id() + " admits callers without counting them: the table of limits does not answer",
                        uncounted(declared),
                        0,
                        1);
            }
        });
        jobs.queues().forEach((declared, queue) -> {
            var dead = jobs.deadLetters(declared);
            String id = Names.pascal(declared.id());
            alarm(
                    id + "DeadLetters",
                    "A job of the queue " + declared.id() + " failed for good: read it, mend the cause, redrive it",
                    dead.metricApproximateNumberOfMessagesVisible(of(Stats.MAXIMUM, 1)),
                    0,
                    1);
            alarm(
                    id + "Age",
                    "A job of the queue " + declared.id() + " waits for longer than its visibility timeout",
                    queue.metricApproximateAgeOfOldestMessage(of(Stats.MAXIMUM, 1)),
                    declared.visibility().toSeconds(),
                    5);
        });
        alarm("ServerErrors", "The API answers 5xx", gateway.api().metricServerError(sum(1)), 0, 3);
        gateway.methods().forEach((operation, method) -> {
            if (latencyIsOurs(operation)) {
                alarm(
                        Names.pascal(operation.id()) + "Slow",
                        operation.id() + " misses its promised 95th percentile",
                        method.metricLatency(gateway.api().getDeploymentStage(), of("p95", 5)),
                        operation.level().p95().toMillis(),
                        3);
            }
        });
    }

    private static Metric uncounted(FunctionDeclaration function) {
        return Metric.Builder.create()
                .namespace("Lyceum")
                .metricName("limits_unknown")
                .dimensionsMap(Map.of("function", function.id()))
                .statistic(Stats.SUM)
                .period(Duration.minutes(1))
                .build();
    }

    /** Not where the caller may ask to wait. */
    private static boolean latencyIsOurs(Operation operation) {
        return !operation.parameters().contains(Parameter.PREFER);
    }

    private Topic topic() {
        // Alarms can't publish through the account's own key for topics: its policy does not name them.
        Key key = Key.Builder.create(this, "Key")
                .description("Encrypts Lyceum's alarm messages")
                .enableKeyRotation(true)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Topic made = Topic.Builder.create(this, "Alarms")
                .displayName("Lyceum alarms")
                .masterKey(key)
                .enforceSsl(true)
                .build();
        var alarms = new ServicePrincipal("cloudwatch.amazonaws.com");
        key.grant(alarms, "kms:Decrypt", "kms:GenerateDataKey");
        made.grantPublish(alarms);
        return made;
    }

    private void alarm(String id, String description, IMetric metric, long threshold, int periods) {
        Alarm.Builder.create(this, id)
                .alarmName(LyceumStack.NAME + "-" + id)
                .alarmDescription(description)
                .metric(metric)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .threshold(threshold)
                .evaluationPeriods(periods)
                // No data means that nothing ran, not that something is wrong.
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build()
                .addAlarmAction(new SnsAction(topic));
    }

    private static MetricOptions sum(int minutes) {
        return of(Stats.SUM, minutes);
    }

    private static MetricOptions of(String statistic, int minutes) {
        return MetricOptions.builder()
                .statistic(statistic)
                .period(Duration.minutes(minutes))
                .build();
    }
}

package lyceum.stack;

import lyceum.contract.Api;
import lyceum.contract.Functions;
import lyceum.contract.Measure;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Queues;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** The alarms: what fails, what is throttled, what lies in a dead-letter queue, what waits too long, what is slow. */
final class Watch extends Construct {
    private static final Duration MINUTE = Duration.minutes(1);

    private final Topic topic;

    Watch(Construct scope) {
        super(scope, "Watch");
        topic = topic();
        Functions.ALL.forEach(function -> {
            String id = Names.pascal(function.id());
            alarm(
                    id + "Errors",
                    function.id() + " failed",
                    Measured.function(function, "Errors", Stats.SUM, MINUTE),
                    0,
                    1);
            alarm(
                    id + "Throttles",
                    function.id() + " was throttled",
                    Measured.function(function, "Throttles", Stats.SUM, MINUTE),
                    0,
                    1);
            if (Needs.Catalogue.countsCallers(function)) {
                alarm(
                        id + "Uncounted",
                        function.id() + " admits callers without counting them: the table of limits does not answer",
                        Measured.own(Measure.LIMITS_UNKNOWN, function.id(), Stats.SUM, MINUTE),
                        0,
                        1);
            }
        });
        Queues.ALL.forEach(queue -> {
            String id = Names.pascal(queue.id());
            alarm(
                    id + "DeadLetters",
                    "A job of the queue " + queue.id() + " failed for good: read it, mend the cause, redrive it",
                    Measured.queue(queue.deadLetters(), "ApproximateNumberOfMessagesVisible", Stats.MAXIMUM, MINUTE),
                    0,
                    1);
            alarm(
                    id + "Age",
                    "A job of the queue " + queue.id() + " waits for longer than its visibility timeout",
                    Measured.queue(queue.id(), "ApproximateAgeOfOldestMessage", Stats.MAXIMUM, MINUTE),
                    queue.visibility().toSeconds(),
                    5);
        });
        alarm("ServerErrors", "The API answers 5xx", Measured.api("5XXError", Stats.SUM, MINUTE), 0, 3);
        Api.OPERATIONS.stream()
                .filter(Watch::latencyIsOurs)
                .forEach(operation -> alarm(
                        Names.pascal(operation.id()) + "Slow",
                        operation.id() + " misses its promised 95th percentile",
                        Measured.operation(operation, "Latency", "p95", Duration.minutes(5)),
                        operation.level().p95().toMillis(),
                        3));
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
}

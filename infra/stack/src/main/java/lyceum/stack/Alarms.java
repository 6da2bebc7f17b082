package lyceum.stack;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmBase;
import software.amazon.awscdk.services.cloudwatch.AlarmRule;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.amazon.awscdk.services.cloudwatch.CompositeAlarm;
import software.amazon.awscdk.services.cloudwatch.IAlarmRule;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** Makes alarms and tells the topic of their severity when they go off and when they are over. */
final class Alarms extends Construct {
    /** How much of a hurry there is. */
    enum Severity {
        /** Callers suffer now: wake somebody. */
        CRITICAL("critical"),
        /** Something drifts: look at it during the day. */
        WARNING("warning");

        private final String word;

        Severity(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private final Map<Severity, Topic> topics = new LinkedHashMap<>();

    Alarms(Construct scope) {
        super(scope, "Alarms");
        // Alarms can't publish through the account's own key for topics: its policy does not name them.
        Key key = Key.Builder.create(this, "Key")
                .description("Encrypts Lyceum's alarm messages")
                .enableKeyRotation(true)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        var cloudWatch = new ServicePrincipal("cloudwatch.amazonaws.com");
        key.grant(cloudWatch, "kms:Decrypt", "kms:GenerateDataKey");
        for (Severity severity : Severity.values()) {
            Topic topic = Topic.Builder.create(this, Names.pascal(severity.word()))
                    .displayName("Lyceum " + severity.word())
                    .masterKey(key)
                    .enforceSsl(true)
                    .build();
            topic.grantPublish(cloudWatch);
            topics.put(severity, topic);
            CfnOutput.Builder.create(Stack.of(this), Names.pascal(severity.word()) + "Topic")
                    .description("Tells of alarms: subscribe whom it concerns")
                    .value(topic.getTopicArn())
                    .build();
        }
    }

    /** @param description what is wrong, and what to do */
    Alarm add(Severity severity, String id, String description, Condition condition) {
        Alarm alarm = part(id, description, condition);
        tell(severity, alarm);
        return alarm;
    }

    /** One that tells nobody by itself: others are made of it. */
    Alarm part(String id, String description, Condition condition) {
        return Alarm.Builder.create(this, id)
                .alarmName(name(id))
                .alarmDescription(description)
                .metric(condition.metric())
                .comparisonOperator(condition.comparison())
                .threshold(condition.threshold())
                .evaluationPeriods(condition.periods())
                .datapointsToAlarm(condition.breaching())
                .treatMissingData(condition.missing())
                .evaluateLowSampleCountPercentile(condition.lowSamples().orElse(null))
                .build();
    }

    /** Goes off when all of several others have. */
    void allOf(Severity severity, String id, String description, IAlarmRule... rules) {
        tell(
                severity,
                CompositeAlarm.Builder.create(this, id)
                        .compositeAlarmName(name(id))
                        .alarmDescription(description)
                        .alarmRule(AlarmRule.allOf(rules))
                        .build());
    }

    /** That at least one of several has gone off. */
    static IAlarmRule anyOf(Alarm... alarms) {
        return AlarmRule.anyOf(Arrays.stream(alarms).map(Alarms::on).toArray(IAlarmRule[]::new));
    }

    static IAlarmRule on(Alarm alarm) {
        return AlarmRule.fromAlarm(alarm, AlarmState.ALARM);
    }

    /** Tells the topic as well when there is no data to judge by. */
    void tellOfSilence(Severity severity, AlarmBase alarm) {
        alarm.addInsufficientDataAction(new SnsAction(topic(severity)));
    }

    private void tell(Severity severity, AlarmBase alarm) {
        alarm.addAlarmAction(new SnsAction(topic(severity)));
        alarm.addOkAction(new SnsAction(topic(severity)));
    }

    private Topic topic(Severity severity) {
        return requireNonNull(topics.get(severity));
    }

    private static String name(String id) {
        return LyceumStack.NAME + "-" + id;
    }
}

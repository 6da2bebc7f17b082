package lyceum.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lyceum.contract.Api;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.FunctionDeclaration.Trigger;
import lyceum.contract.Functions;
import lyceum.contract.Measure;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.ServiceLevel;
import lyceum.stack.Alarms.Severity;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.Stats;

/**
 * Alarms on slow answers. Those for the whole read what the functions measure, because the gateway can't leave out the requests that
 * wait by design: one person who watches a job would make the API look slow. Percentiles of several functions can't be merged, so each
 * function has its own. Those for single operations read the gateway, which measures what callers see.
 */
final class LatencyAlarms {
    private static final Duration FIVE_MINUTES = Duration.minutes(5);
    private static final Duration QUARTER = Duration.minutes(15);
    /** What a 95th percentile needs: 10 / (1 - 0.95). */
    private static final int ENOUGH = 200;

    private static final int SOME = 20;
    private static final double LATE_BUDGET = 5;

    private final Alarms alarms;

    private LatencyAlarms(Alarms alarms) {
        this.alarms = alarms;
    }

    static void addTo(Alarms alarms) {
        var latency = new LatencyAlarms(alarms);
        answering().forEach(latency::function);
        latency.average();
        latency.gateway();
        latency.operations();
        new BurnRate(
                        "Latency",
                        "Answers take longer than their operation's promised 95th percentile",
                        LATE_BUDGET,
                        LatencyAlarms::late,
                        "Look at the dashboard Lyceum-Application for the operation and at Lyceum-Database for what it waits for.")
                .addTo(alarms);
    }

    /** The functions that answer requests. */
    static List<FunctionDeclaration> answering() {
        return Functions.ALL.stream()
                .filter(function -> function.trigger() instanceof Trigger.Http)
                .toList();
    }

    private void function(FunctionDeclaration function) {
        String id = Names.pascal(function.id());
        alarms.add(
                Severity.WARNING,
                id + "P95",
                "5 % of the answers of " + function.id()
                        + " have taken longer than 200 ms for 15 minutes. Compare with the last"
                        + " deployment; Lyceum-Database and Lyceum-System show what it waits for.",
                Condition.above(200, answers(function, "p95")).times(3).withEnoughSamples());
        alarms.add(
                Severity.WARNING,
                id + "P95Slow",
                "5 % of the answers of " + function.id()
                        + " have taken longer than 500 ms for 10 minutes. Look at its traces for the"
                        + " longest span; if it began with a deployment, roll back.",
                Condition.above(500, answers(function, "p95")).times(2).withEnoughSamples());
        alarms.add(
                Severity.CRITICAL,
                id + "P99",
                "1 % of the answers of " + function.id()
                        + " took longer than 2 s within 5 minutes. Look at its traces for the longest"
                        + " span; a provider or table that hangs is cut off by its timeout, so ask whether one is down.",
                Condition.above(2_000, answers(function, "p99")).withEnoughSamples());
    }

    private static Metric answers(FunctionDeclaration function, String statistic) {
        return Measured.own(Measure.ANSWER_TIME, function.id(), statistic, FIVE_MINUTES);
    }

    /** Of the function that is slowest; one of few requests does not count, for one cold start would make its average. */
    private void average() {
        var formula = new Formula();
        var values = new ArrayList<String>();
        for (FunctionDeclaration function : answering()) {
            String average = formula.of(answers(function, Stats.AVERAGE));
            values.add("IF(" + formula.of(answers(function, Stats.SAMPLE_COUNT)) + " >= " + SOME + ", " + average
                    + ", 0)");
        }
        alarms.add(
                Severity.WARNING,
                "AverageSlow",
                "The average answer of a function has taken longer than 2 s for 5 minutes: something hangs. Find the function on"
                        + " Lyceum-Application, then the longest span in its traces.",
                Condition.above(2_000, formula.asMetric(Formula.largest(values), FIVE_MINUTES)));
    }

    /** What the gateway and the authorizer add to the function's own time. */
    private void gateway() {
        var formula = new Formula();
        String whole = formula.of(Measured.api("Latency", Stats.AVERAGE, FIVE_MINUTES));
        String behind = formula.of(Measured.api("IntegrationLatency", Stats.AVERAGE, FIVE_MINUTES));
        String requests = formula.of(Measured.api("Count", Stats.SUM, FIVE_MINUTES));
        alarms.add(
                Severity.WARNING,
                "GatewaySlow",
                "The gateway has added more than 500 ms to the average request for 10 minutes. Most likely the authorizer is slow: look"
                        + " at its duration and its cold starts.",
                Condition.above(
                                500,
                                formula.asMetric(
                                        "IF(" + requests + " >= 5 * " + SOME + ", " + whole + " - " + behind + ", 0)",
                                        FIVE_MINUTES))
                        .times(2));
    }

    private static IMetric late(Duration period, int least) {
        var formula = new Formula();
        String late =
                formula.sum(answering(), function -> Measured.own(Measure.LATE, function.id(), Stats.SUM, period));
        String all = formula.sum(
                answering(), function -> Measured.own(Measure.LATE, function.id(), Stats.SAMPLE_COUNT, period));
        return formula.asMetric("IF(" + all + " >= " + least + ", 100 * " + late + " / " + all + ", 0)", period);
    }

    /** Operations that promise the same share an alarm, five by five: each takes two of the ten metrics that an alarm may read. */
    private void operations() {
        levels().forEach((level, operations) -> {
            var parts = Formula.parts(operations, Formula.MOST_METRICS / 2);
            for (int i = 0; i < parts.size(); i++) {
                alarms.add(
                        Severity.WARNING,
                        "Promise" + level.p95().toMillis() + "Ms" + (i + 1),
                        "One of " + parts.get(i).stream().map(Operation::id).collect(Collectors.joining(", "))
                                + " has missed its promised 95th percentile for 30 minutes. Find it on Lyceum-Application, then look at"
                                + " its traces.",
                        Condition.above((double) level.p95().toMillis(), slowest(parts.get(i)))
                                .times(2));
            }
        });
    }

    /** Not where the caller may ask to wait. */
    private static Map<ServiceLevel, List<Operation>> levels() {
        return Api.OPERATIONS.stream()
                .filter(operation -> !operation.parameters().contains(Parameter.PREFER))
                .collect(Collectors.groupingBy(Operation::level, LinkedHashMap::new, Collectors.toList()));
    }

    private static IMetric slowest(List<Operation> operations) {
        var formula = new Formula();
        var values = new ArrayList<String>();
        for (Operation operation : operations) {
            String p95 = formula.of(Measured.operation(operation, "Latency", "p95", QUARTER));
            String requests = formula.of(Measured.operation(operation, "Latency", Stats.SAMPLE_COUNT, QUARTER));
            values.add("IF(" + requests + " >= " + ENOUGH + ", " + p95 + ", 0)");
        }
        return formula.asMetric(Formula.largest(values), QUARTER);
    }
}

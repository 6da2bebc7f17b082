package lyceum.stack;

import java.util.stream.Stream;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.FunctionDeclaration.Trigger;
import lyceum.contract.Functions;
import lyceum.contract.Measure;
import lyceum.contract.Operation;
import lyceum.stack.Alarms.Severity;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.Stats;

/** Alarms on what fails: answers of the API, functions, the counting of callers. */
final class ErrorAlarms {
    private static final Duration MINUTE = Duration.minutes(1);
    private static final Duration FIVE_MINUTES = Duration.minutes(5);
    private static final String ERRORS = "5XXError";
    /** Fewer failures than this make no rate: what they are is told by {@code ServerErrors}. */
    private static final int FEW = 5;

    private final Alarms alarms;

    private ErrorAlarms(Alarms alarms) {
        this.alarms = alarms;
    }

    static void addTo(Alarms alarms, Stream<Operation> operations) {
        var errors = new ErrorAlarms(alarms);
        errors.api();
        double availability = operations
                .mapToDouble(operation -> operation.level().availability())
                .max()
                .orElseThrow();
        new BurnRate(
                        "Availability",
                        "Requests fail with 5xx",
                        Math.round((1 - availability) * 1e6) / 1e4,
                        ErrorAlarms::rate,
                        "Look at the dashboard Lyceum-Application for the function and at its log for the request ids;"
                                + " if it began with a deployment, roll back.")
                .addTo(alarms);
        Functions.ALL.forEach(errors::function);
    }

    private void api() {
        alarms.add(
                Severity.WARNING,
                "ServerErrors",
                "The API answers 5xx, minute after minute. Find the requests in the log group /lyceum/access by their status, then the"
                        + " cause in the function's log by the request id.",
                Condition.above(0, Measured.api(ERRORS, Stats.SUM, MINUTE)).times(3));
        alarms.add(
                Severity.CRITICAL,
                "ErrorRateCritical",
                "More than 5 % of requests fail, so that less than 95 % succeed. If it began with a deployment, roll back; else look"
                        + " which function fails and whether a service that it needs is down.",
                Condition.above(5, fewIgnored(FIVE_MINUTES)));
        alarms.add(
                Severity.WARNING,
                "ErrorRateWarning",
                "More than 1 % of requests have failed for 10 minutes. Find the operation on the dashboard Lyceum-Application and the"
                        + " cause in its function's log.",
                Condition.above(1, fewIgnored(FIVE_MINUTES)).times(2));
    }

    /** Per cent of requests that fail; 0 where fewer than {@link #FEW} do. */
    private static IMetric fewIgnored(Duration period) {
        var formula = new Formula();
        String failed = formula.of(Measured.api(ERRORS, Stats.SUM, period));
        String all = formula.of(Measured.api("Count", Stats.SUM, period));
        return formula.asMetric("IF(" + failed + " >= " + FEW + ", 100 * " + failed + " / " + all + ", 0)", period);
    }

    private static IMetric rate(Duration period, int least) {
        var formula = new Formula();
        String failed = formula.of(Measured.api(ERRORS, Stats.SUM, period));
        String all = formula.of(Measured.api("Count", Stats.SUM, period));
        // Where a window has to be large enough, one or two failures are no rate either.
        String enough = all + " >= " + least + (least > 1 ? " AND " + failed + " >= " + FEW : "");
        return formula.asMetric("IF(" + enough + ", 100 * " + failed + " / " + all + ", 0)", period);
    }

    private void function(FunctionDeclaration function) {
        String id = Names.pascal(function.id());
        alarms.add(
                Severity.WARNING,
                id + "Errors",
                function.id()
                        + " failed. Its log holds the exception with the request id; a job is tried again by its queue or its"
                        + " schedule, a caller has had a 5xx.",
                Condition.above(0, failures(function)));
        alarms.add(
                Severity.CRITICAL,
                id + "Throttles",
                function.id()
                        + " was throttled: the account's concurrency is used up. Look which function runs most often at once and"
                        + " ask AWS for a higher limit, or hold that function back.",
                Condition.above(0, Measured.function(function, "Throttles", Stats.SUM, MINUTE)));
        if (Needs.Catalogue.countsCallers(function)) {
            alarms.add(
                    Severity.CRITICAL,
                    id + "Uncounted",
                    function.id()
                            + " admits callers without counting them: the table of limits does not answer. Look whether DynamoDB"
                            + " throttles it; the gateway's usage plans still hold.",
                    Condition.above(0, Measured.own(Measure.LIMITS_UNKNOWN, function.id(), Stats.SUM, MINUTE)));
        }
    }

    /** The gateway wants an authorizer to fail when it knows no caller, so that Lambda counts each wrong key as an error: we do not. */
    private static Metric failures(FunctionDeclaration function) {
        return function.trigger() instanceof Trigger.Authorizer
                ? Measured.own(Measure.FAILURES, function.id(), Stats.SUM, MINUTE)
                : Measured.function(function, "Errors", Stats.SUM, MINUTE);
    }
}

package lyceum.stack;

import java.util.List;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.FunctionDeclaration.Trigger;
import lyceum.contract.Functions;
import lyceum.contract.Measure;
import lyceum.contract.QueueDeclaration;
import lyceum.contract.Queues;
import lyceum.stack.Alarms.Severity;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Stats;

/** Alarms on work in the background: queues, generations, what the clock starts. */
final class JobAlarms {
    private static final Duration MINUTE = Duration.minutes(1);
    private static final Duration HOUR = Duration.hours(1);
    private static final String WAITING = "ApproximateNumberOfMessagesVisible";
    private static final long DAY = 86_400;
    /** Five runs, so that a late one is no silence. */
    private static final int RUNS = 5;

    private final Alarms alarms;

    private JobAlarms(Alarms alarms) {
        this.alarms = alarms;
    }

    static void addTo(Alarms alarms) {
        var jobs = new JobAlarms(alarms);
        Queues.ALL.forEach(jobs::queue);
        jobs.generations();
        Functions.ALL.forEach(function -> {
            if (function.trigger() instanceof Trigger.Schedule(var every)) {
                jobs.schedule(function, every.toSeconds());
            }
        });
    }

    private void queue(QueueDeclaration queue) {
        String id = Names.pascal(queue.id());
        alarms.add(
                Severity.CRITICAL,
                id + "DeadLetters",
                "A job of the queue " + queue.id() + " failed for good. Read the message in the queue "
                        + queue.deadLetters()
                        + ", find its run in the function's log, mend the cause, then redrive it.",
                Condition.above(0, Measured.queue(queue.deadLetters(), WAITING, Stats.MAXIMUM, MINUTE)));
        alarms.add(
                Severity.WARNING,
                id + "Depth",
                "More than 10 jobs of the queue " + queue.id() + " have waited for 5 minutes: more come in than "
                        + queue.maxConcurrency()
                        + " at once can do. Look whether runs take longer than usual; else raise its concurrency in the contract.",
                Condition.above(10, Measured.queue(queue.id(), WAITING, Stats.MINIMUM, MINUTE))
                        .times(5));
        alarms.add(
                Severity.CRITICAL,
                id + "Age",
                "A job of the queue " + queue.id()
                        + " waits for longer than its visibility timeout. Look whether the function runs at"
                        + " all, and whether it is throttled.",
                Condition.above(
                                (double) queue.visibility().toSeconds(),
                                Measured.queue(queue.id(), "ApproximateAgeOfOldestMessage", Stats.MAXIMUM, MINUTE))
                        .times(5));
    }

    private void generations() {
        String function = Functions.GENERATE_COURSE.id();
        var slow = new Formula();
        String p90 = slow.of(Measured.own(Measure.DURATION, function, "p90", HOUR));
        String runs = slow.of(Measured.own(Measure.DURATION, function, Stats.SAMPLE_COUNT, HOUR));
        alarms.add(
                Severity.WARNING,
                "GenerationsSlow",
                "10 % of the generations of the last hour took longer than 2 minutes. Look at the provider's answer times on"
                        + " Lyceum-Business and at the size of the sources.",
                Condition.above(120_000, slow.asMetric("IF(" + runs + " >= 10, " + p90 + ", 0)", HOUR)));
        var failing = new Formula();
        // The sweeper counts those that no worker could bring to their end.
        String failed = failing.sum(
                List.of(Functions.GENERATE_COURSE, Functions.SWEEP_JOBS),
                who -> Measured.own(Measure.GENERATIONS_FAILED, who.id(), Stats.SUM, HOUR));
        String finished = failing.of(Measured.own(Measure.GENERATIONS_FINISHED, function, Stats.SUM, HOUR));
        String all = "(" + failed + " + " + finished + ")";
        alarms.add(
                Severity.WARNING,
                "GenerationsFailing",
                "More than 10 % of the generations of the last hour failed or expired. The reasons stand in the log of "
                        + function
                        + " and in the jobs themselves; expired ones are those that no worker could go on with.",
                Condition.above(
                        10, failing.asMetric("IF(" + failed + " >= 3, 100 * " + failed + " / " + all + ", 0)", HOUR)));
    }

    /** Whoever watches must itself be seen to run: no data is told as well. */
    private void schedule(FunctionDeclaration function, long every) {
        long seconds = every * RUNS;
        if (seconds > DAY) {
            return; // An alarm looks back a day at most.
        }
        var alarm = alarms.add(
                Severity.WARNING,
                Names.pascal(function.id()) + "Silent",
                function.id() + " should run every " + every
                        + " s and does not. Look whether its rule is enabled and whether"
                        + " the function is throttled.",
                Condition.below(
                                RUNS - 2,
                                Measured.function(function, "Invocations", Stats.SUM, Duration.seconds(seconds)))
                        // Twice, for after a start the first window holds but a part of the runs.
                        .times(2)
                        .needingData());
        alarms.tellOfSilence(Severity.WARNING, alarm);
    }
}

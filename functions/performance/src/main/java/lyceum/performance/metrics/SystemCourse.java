package lyceum.performance.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.contract.performance.SystemPoint;
import lyceum.performance.figures.Bucket;
import lyceum.performance.figures.Figure;
import lyceum.performance.figures.Tally;
import lyceum.performance.history.Shown;

/** What all functions did, step by step. */
final class SystemCourse {
    private static final double MICROS_PER_MILLI = 1_000.0;
    private static final double MICRO = 1e6;

    private SystemCourse() {}

    static List<SystemPoint> of(Map<Instant, Bucket> steps) {
        return steps.entrySet().stream()
                .filter(step -> !step.getValue().isEmpty())
                .map(step -> point(step.getKey(), step.getValue()))
                .toList();
    }

    private static SystemPoint point(Instant begin, Bucket runs) {
        return new SystemPoint(
                begin.toString(),
                all(runs, Figure.RUN_US).count(),
                sum(runs, Figure.FAILED),
                Runs.max(all(runs, Figure.MEMORY)),
                Runs.mean(all(runs, Figure.CPU)),
                Shown.rounded(all(runs, Figure.DATABASE_US).mean() / MICROS_PER_MILLI),
                Runs.cacheHitRate(runs),
                Optional.of(all(runs, Figure.PROVIDER_US))
                        .filter(waits -> waits.count() > 0)
                        .map(waits -> Shown.rounded(waits.mean() / MICROS_PER_MILLI)),
                sum(runs, Figure.PROVIDER_MICRO_USD) / MICRO,
                sum(runs, Figure.GENERATIONS_FINISHED),
                sum(runs, Figure.GENERATIONS_FAILED),
                sum(runs, Figure.EXPORTS_FINISHED),
                sum(runs, Figure.LOGINS),
                sum(runs, Figure.LOGINS_FAILED),
                sum(runs, Figure.LOGINS_LOCKED));
    }

    private static Tally all(Bucket runs, Figure figure) {
        return runs.of(Bucket.ALL, figure);
    }

    private static long sum(Bucket runs, Figure figure) {
        return all(runs, figure).sum();
    }
}

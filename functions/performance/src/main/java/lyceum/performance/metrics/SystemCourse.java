package lyceum.performance.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import lyceum.contract.performance.SystemPoint;
import lyceum.performance.figures.Bucket;
import lyceum.performance.figures.Figure;
import lyceum.performance.figures.Tally;
import lyceum.performance.history.Shown;

/** What all functions did, step by step. */
final class SystemCourse {
    private static final double MICROS_PER_MILLI = 1_000.0;
    private static final double MICRO = 1e6;
    private static final double HUNDREDTHS = 100.0;

    private SystemCourse() {}

    static List<SystemPoint> of(Map<Instant, Bucket> steps) {
        return steps.entrySet().stream()
                .filter(step -> !step.getValue().isEmpty())
                .map(step -> point(step.getKey(), step.getValue()))
                .toList();
    }

    private static SystemPoint point(Instant begin, Bucket runs) {
        long hits = sum(runs, Figure.CACHE_HITS);
        return new SystemPoint(
                begin.toString(),
                all(runs, Figure.RUN_US).count(),
                sum(runs, Figure.FAILED),
                Shown.rounded(all(runs, Figure.MEMORY).max() / HUNDREDTHS),
                Shown.rounded(all(runs, Figure.CPU).mean() / HUNDREDTHS),
                Shown.rounded(all(runs, Figure.DATABASE_US).mean() / MICROS_PER_MILLI),
                Shown.percent(hits, hits + sum(runs, Figure.CACHE_MISSES), 0),
                Shown.rounded(all(runs, Figure.PROVIDER_US).mean() / MICROS_PER_MILLI),
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

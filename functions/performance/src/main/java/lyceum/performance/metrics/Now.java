package lyceum.performance.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import lyceum.contract.performance.PerformanceHealth;
import lyceum.contract.performance.PerformanceMetrics;
import lyceum.performance.figures.Bucket;
import lyceum.performance.figures.Figure;
import lyceum.performance.figures.Stream;
import lyceum.performance.figures.Tally;
import lyceum.performance.history.History;
import lyceum.performance.history.Range;
import lyceum.performance.history.Shown;
import lyceum.performance.table.Width;

/** The present state and the last day, each in seven numbers. */
final class Now {
    private static final Duration RECENT = Duration.ofMinutes(5);
    private static final Duration DAY = Duration.ofHours(24);

    /** Above it answers are slow (S0-50). */
    private static final long SLOW_MS = 200;

    /** Below it answers fail (S0-51). */
    private static final double SUCCESS_PERCENT = 95;

    /** Above it jobs wait (S0-52). */
    private static final long DEEP = 10;

    /** Above it memory runs out (S0-53). */
    private static final double FULL_PERCENT = 80;

    private final History history;
    private final SqsBacklog backlog;
    private final InstantSource clock;

    Now(History history, SqsBacklog backlog, InstantSource clock) {
        this.history = history;
        this.backlog = backlog;
        this.clock = clock;
    }

    PerformanceHealth health() {
        Instant now = clock.instant();
        // What is summed begins with a minute.
        var time = new Range(Width.MINUTE.floor(now.minus(RECENT)), now);
        Bucket requests = history.total(Stream.REQUESTS, time);
        Bucket runs = history.total(Stream.RUNS, time);
        Tally times = requests.of(Bucket.ALL, Figure.RESPONSE_MS);
        double memory = runs.of(Bucket.ALL, Figure.MEMORY).max() / 100.0;
        var depths = backlog.now();
        long waiting = depths.stream().mapToLong(SqsBacklog.Depth::waiting).sum();
        double success = Shown.percent(requests.answers(Bucket.ALL, 0, 500), times.count(), 100);
        return new PerformanceHealth(
                status(times.percentile(95), success, waiting, memory),
                Shown.rounded(times.mean()),
                Shown.rounded(times.sum()
                        / (double) Duration.between(time.from(), now).toMillis()),
                Shown.rounded(runs.of(Bucket.ALL, Figure.CPU).mean() / 100),
                memory,
                depths.stream()
                        .filter(depth -> depth.queue().equals("generations"))
                        .mapToLong(SqsBacklog.Depth::inProgress)
                        .sum(),
                waiting);
    }

    private static String status(long p95, double success, long waiting, double memory) {
        if (success < SUCCESS_PERCENT || memory > FULL_PERCENT) {
            return "unhealthy";
        }
        return p95 > SLOW_MS || waiting > DEEP ? "degraded" : "healthy";
    }

    PerformanceMetrics day() {
        Instant now = clock.instant();
        var time = new Range(now.minus(DAY), now);
        Bucket requests = history.total(Stream.REQUESTS, time);
        Bucket runs = history.total(Stream.RUNS, time);
        Tally times = requests.of(Bucket.ALL, Figure.RESPONSE_MS);
        long finished = runs.of(Bucket.ALL, Figure.GENERATIONS_FINISHED).sum();
        long failed = runs.of(Bucket.ALL, Figure.GENERATIONS_FAILED).sum();
        return new PerformanceMetrics(
                Shown.rounded(times.mean()),
                times.percentile(95),
                times.percentile(99),
                Shown.percent(requests.answers(Bucket.ALL, 0, 500), times.count(), 100),
                times.count(),
                requests.of(Bucket.ALL, Figure.CALLERS).max(),
                Shown.percent(finished, finished + failed, 100));
    }
}

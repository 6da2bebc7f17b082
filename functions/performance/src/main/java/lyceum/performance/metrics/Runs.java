package lyceum.performance.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.FunctionDeclaration.Trigger;
import lyceum.contract.Functions;
import lyceum.contract.performance.AiFunction;
import lyceum.contract.performance.AiMetrics;
import lyceum.contract.performance.CacheStatistics;
import lyceum.contract.performance.ConnectionMetrics;
import lyceum.contract.performance.DatabaseMetrics;
import lyceum.contract.performance.FunctionConnections;
import lyceum.contract.performance.FunctionMetrics;
import lyceum.contract.performance.QueueMetric;
import lyceum.contract.performance.QueueMetrics;
import lyceum.contract.performance.SlowQuery;
import lyceum.contract.performance.SystemMetrics;
import lyceum.contract.performance.TableMetrics;
import lyceum.performance.entries.DynamoEntries;
import lyceum.performance.entries.Kind;
import lyceum.performance.figures.Bucket;
import lyceum.performance.figures.Figure;
import lyceum.performance.figures.Stream;
import lyceum.performance.figures.Tally;
import lyceum.performance.history.History;
import lyceum.performance.history.Range;
import lyceum.performance.history.Recent;
import lyceum.performance.history.Shown;

/** What the functions told of their runs, from five sides. */
final class Runs {
    private static final int SLOW_QUERIES = 20;
    private static final double MILLI = 1_000.0;
    private static final double MICRO = 1e6;
    private static final double HUNDREDTHS = 100.0;

    private final History history;
    private final DynamoEntries entries;
    private final SqsBacklog backlog;
    private final Recent<?, ?> cache;

    Runs(History history, DynamoEntries entries, SqsBacklog backlog, Recent<?, ?> cache) {
        this.history = history;
        this.entries = entries;
        this.backlog = backlog;
        this.cache = cache;
    }

    DatabaseMetrics database(Range time) {
        Bucket runs = history.total(Stream.RUNS, time);
        var slow = entries.newest(Kind.DATABASE, time, Optional.empty(), _ -> true, SLOW_QUERIES).entries().stream()
                .map(entry -> new SlowQuery(
                        entry.time().toString(),
                        entry.place(),
                        entry.subject(),
                        entry.id(),
                        entry.number(),
                        entry.millis()))
                .toList();
        var tables = new ArrayList<TableMetrics>();
        for (String context : Tables.contexts(runs)) {
            var sum = Tables.of(runs, context);
            tables.add(new TableMetrics(
                    context,
                    sum.runs().count(),
                    sum.calls().sum(),
                    Shown.micros(sum.times()),
                    Shown.rounded(sum.read().sum() / MILLI),
                    Shown.rounded(sum.written().sum() / MILLI),
                    sum.throttles().sum()));
        }
        return new DatabaseMetrics(time.from().toString(), time.to().toString(), tables, slow);
    }

    AiMetrics ai(Range time) {
        Bucket runs = history.total(Stream.RUNS, time);
        return new AiMetrics(
                time.from().toString(),
                time.to().toString(),
                runs.subjects().stream()
                        .filter(function ->
                                runs.of(function, Figure.PROVIDER_CALLS).sum() > 0)
                        .map(function -> new AiFunction(
                                function,
                                runs.of(function, Figure.PROVIDER_CALLS).sum(),
                                runs.of(function, Figure.PROVIDER_FAILURES).sum(),
                                Shown.micros(runs.of(function, Figure.PROVIDER_US)),
                                runs.of(function, Figure.PROVIDER_MICRO_USD).sum() / MICRO))
                        .toList(),
                runs.of(Bucket.ALL, Figure.GENERATIONS_FINISHED).sum(),
                runs.of(Bucket.ALL, Figure.GENERATIONS_FAILED).sum());
    }

    ConnectionMetrics connections(Range time) {
        Bucket requests = history.total(Stream.REQUESTS, time);
        Bucket runs = history.total(Stream.RUNS, time);
        return new ConnectionMetrics(
                time.from().toString(),
                time.to().toString(),
                Shown.rounded(requests.of(Bucket.ALL, Figure.RESPONSE_MS).sum()
                        / (double) Duration.between(time.from(), time.to()).toMillis()),
                requests.of(Bucket.ALL, Figure.CALLERS).max(),
                Shown.rounded(requests.of(Bucket.ALL, Figure.PER_MINUTE).max() / 60.0),
                runs.subjects().stream()
                        .map(function -> new FunctionConnections(
                                function,
                                mean(runs.of(function, Figure.CONNECTIONS)),
                                max(runs.of(function, Figure.CONNECTIONS))))
                        .toList());
    }

    QueueMetrics queues(Range time) {
        Bucket runs = history.total(Stream.RUNS, time);
        return new QueueMetrics(
                time.from().toString(),
                time.to().toString(),
                backlog.now().stream().map(depth -> queue(depth, runs)).toList());
    }

    private static QueueMetric queue(SqsBacklog.Depth depth, Bucket runs) {
        String function = Functions.ALL.stream()
                .filter(one -> one.trigger() instanceof Trigger.Queue(var queue)
                        && queue.id().equals(depth.queue()))
                .map(FunctionDeclaration::id)
                .findFirst()
                .orElse("");
        return new QueueMetric(
                depth.queue(),
                depth.waiting(),
                depth.inProgress(),
                depth.delayed(),
                depth.deadLetters(),
                runs.of(function, Figure.RUN_US).count(),
                runs.of(function, Figure.FAILED).sum(),
                Shown.micros(runs.of(function, Figure.RUN_US)));
    }

    SystemMetrics system(Range time) {
        var course = history.course(Stream.RUNS, time, time.step());
        var runs = new Bucket();
        course.values().forEach(runs::add);
        return new SystemMetrics(
                time.from().toString(),
                time.to().toString(),
                functions(runs),
                cacheHitRate(runs),
                runs.of(Bucket.ALL, Figure.LOGINS).sum(),
                runs.of(Bucket.ALL, Figure.LOGINS_FAILED).sum(),
                runs.of(Bucket.ALL, Figure.LOGINS_LOCKED).sum(),
                runs.of(Bucket.ALL, Figure.REGISTRATIONS).sum(),
                runs.of(Bucket.ALL, Figure.EXPORTS_FINISHED).sum(),
                answering(),
                (int) time.step().length().toSeconds(),
                SystemCourse.of(course));
    }

    private static List<FunctionMetrics> functions(Bucket runs) {
        return runs.subjects().stream()
                .map(function -> new FunctionMetrics(
                        function,
                        runs.of(function, Figure.RUN_US).count(),
                        runs.of(function, Figure.FAILED).sum(),
                        runs.of(function, Figure.COLD).sum(),
                        Shown.micros(runs.of(function, Figure.RUN_US)),
                        mean(runs.of(function, Figure.MEMORY)),
                        max(runs.of(function, Figure.MEMORY)),
                        mean(runs.of(function, Figure.CPU)),
                        max(runs.of(function, Figure.CPU))))
                .sorted(Comparator.comparingLong(FunctionMetrics::runs).reversed())
                .toList();
    }

    private CacheStatistics answering() {
        var known = cache.statistics();
        return new CacheStatistics(
                "buckets of hours and days",
                known.hits(),
                known.misses(),
                Shown.percent(known.hits(), known.hits() + known.misses(), 0),
                known.size(),
                known.evictions());
    }

    /** The share of hits, in per cent of the runs that looked; empty where none did. */
    static Optional<Double> cacheHitRate(Bucket runs) {
        long hits = runs.of(Bucket.ALL, Figure.CACHE_HITS).sum();
        long looked = hits + runs.of(Bucket.ALL, Figure.CACHE_MISSES).sum();
        return looked == 0 ? Optional.empty() : Optional.of(Shown.percent(hits, looked, 0));
    }

    static double mean(Tally hundredths) {
        return Shown.rounded(hundredths.mean() / HUNDREDTHS);
    }

    static double max(Tally hundredths) {
        return Shown.rounded(hundredths.max() / HUNDREDTHS);
    }
}

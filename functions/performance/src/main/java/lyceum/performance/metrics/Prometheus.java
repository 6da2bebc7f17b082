package lyceum.performance.metrics;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lyceum.performance.figures.Bucket;
import lyceum.performance.figures.Figure;
import lyceum.performance.figures.Stream;
import lyceum.performance.history.History;
import lyceum.performance.history.Range;
import lyceum.performance.requests.Endpoints;

/**
 * Everything for Prometheus. Counters count from the beginning of the month in UTC: samples only ever add to them, so they fall then
 * and at no other time, which Prometheus takes for a restart.
 */
final class Prometheus {
    private static final double MILLIS = 1_000;
    private static final double MICROS = 1e6;
    private static final List<Long> REQUEST_BOUNDS =
            List.of(5L, 10L, 25L, 50L, 100L, 200L, 500L, 1_000L, 2_500L, 5_000L, 10_000L, 30_000L);
    private static final List<Long> QUERY_BOUNDS =
            List.of(500L, 1_000L, 2_500L, 5_000L, 10_000L, 25_000L, 50_000L, 100_000L, 500_000L);

    private final History history;
    private final InstantSource clock;

    Prometheus(History history, InstantSource clock) {
        this.history = history;
        this.clock = clock;
    }

    String text() {
        Instant now = clock.instant();
        Instant begin = YearMonth.from(now.atOffset(ZoneOffset.UTC))
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        var time = new Range(begin, now);
        var out = new Exposition();
        requests(history.total(Stream.REQUESTS, time), out);
        runs(history.total(Stream.RUNS, time), out);
        return out.text();
    }

    private static void requests(Bucket requests, Exposition out) {
        out.metric("http_requests_total", "counter", "Requests, by status.");
        requests.statuses(Bucket.ALL)
                .forEach((status, count) ->
                        out.sample("http_requests_total", Map.of("status", status.toString()), (double) count));
        out.metric("api_requests_total", "counter", "Requests, by operation and status.");
        for (String subject : requests.subjects()) {
            requests.statuses(subject).forEach((status, count) -> {
                var labels = labels(requests, subject);
                labels.put("status", status.toString());
                out.sample("api_requests_total", labels, (double) count);
            });
        }
        out.metric("api_request_duration_seconds", "histogram", "Time from request to answer, by operation.");
        for (String subject : requests.subjects()) {
            out.histogram(
                    "api_request_duration_seconds",
                    labels(requests, subject),
                    requests.of(subject, Figure.RESPONSE_MS),
                    REQUEST_BOUNDS,
                    MILLIS);
        }
        out.metric("tlac_http_request_duration_seconds", "histogram", "Time from request to answer, of all requests.");
        out.histogram(
                "tlac_http_request_duration_seconds",
                Map.of(),
                requests.of(Bucket.ALL, Figure.RESPONSE_MS),
                REQUEST_BOUNDS,
                MILLIS);
    }

    private static Map<String, String> labels(Bucket bucket, String subject) {
        var view = Endpoints.view(bucket, subject);
        var labels = new LinkedHashMap<String, String>();
        labels.put("method", view.method().isEmpty() ? "any" : view.method());
        labels.put("endpoint", view.path().isEmpty() ? subject : view.path());
        return labels;
    }

    private static void runs(Bucket runs, Exposition out) {
        out.metric("db_query_duration_seconds", "histogram", "Time of a call of DynamoDB, at the mean of its run.");
        for (String table : Tables.contexts(runs)) {
            out.histogram(
                    "db_query_duration_seconds",
                    Map.of("table", table),
                    Tables.of(runs, table).times(),
                    QUERY_BOUNDS,
                    MICROS);
        }
        counter(runs, out, "lyceum_function_runs_total", "Runs of a function.", Figure.FAILED, true);
        counter(runs, out, "lyceum_function_failures_total", "Runs that failed.", Figure.FAILED, false);
        counter(runs, out, "lyceum_cold_starts_total", "First runs of a copy.", Figure.COLD, false);
        counter(runs, out, "lyceum_provider_calls_total", "Calls of language models.", Figure.PROVIDER_CALLS, false);
        counter(runs, out, "lyceum_cache_hits_total", "Runs that a cache served.", Figure.CACHE_HITS, false);
        counter(runs, out, "lyceum_cache_misses_total", "Runs that a cache did not serve.", Figure.CACHE_MISSES, false);
        counter(runs, out, "lyceum_logins_total", "People who signed in.", Figure.LOGINS, false);
        counter(runs, out, "lyceum_generations_total", "Generated courses.", Figure.GENERATIONS_FINISHED, false);
    }

    private static void counter(Bucket runs, Exposition out, String name, String help, Figure figure, boolean counted) {
        out.metric(name, "counter", help);
        for (String function : runs.subjects()) {
            var tally = runs.of(function, figure);
            out.sample(name, Map.of("function", function), (double) (counted ? tally.count() : tally.sum()));
        }
    }
}

package lyceum.performance.metrics;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import lyceum.contract.Operation;
import lyceum.contract.performance.MetricsApi;
import lyceum.performance.entries.DynamoEntries;
import lyceum.performance.history.History;
import lyceum.performance.history.Range;
import lyceum.performance.history.Ranges;
import lyceum.performance.history.Recent;
import lyceum.platform.function.App;
import lyceum.platform.http.Answer;

/** Binds the operations that tell numbers. */
public final class MetricRoutes {
    private final Now now;
    private final Runs runs;
    private final Prometheus prometheus;
    private final Ranges ranges;

    public MetricRoutes(
            History history,
            DynamoEntries entries,
            SqsBacklog backlog,
            Recent<?, ?> cache,
            Ranges ranges,
            InstantSource clock) {
        this.now = new Now(history, backlog, clock);
        this.runs = new Runs(history, entries, backlog, cache);
        this.prometheus = new Prometheus(history, clock);
        this.ranges = ranges;
    }

    public void bind(App.Builder app) {
        app.operation(MetricsApi.GET_PERFORMANCE_HEALTH, _ -> Answer.json(200, now.health()))
                .operation(MetricsApi.GET_PERFORMANCE_METRICS, _ -> Answer.json(200, now.day()))
                .operation(
                        MetricsApi.GET_METRICS,
                        _ -> new Answer(
                                200,
                                Map.of(),
                                new Answer.Body.Content(
                                        MetricsApi.PROMETHEUS, prometheus.text().getBytes(StandardCharsets.UTF_8))));
        bind(app, MetricsApi.GET_DATABASE_METRICS, runs::database);
        bind(app, MetricsApi.GET_AI_METRICS, runs::ai);
        bind(app, MetricsApi.GET_CONNECTION_METRICS, runs::connections);
        bind(app, MetricsApi.GET_QUEUE_METRICS, runs::queues);
        bind(app, MetricsApi.GET_SYSTEM_METRICS, runs::system);
    }

    private void bind(App.Builder app, Operation operation, Function<Range, Record> view) {
        app.operation(operation, call -> ranges.orHour(call, time -> Answer.json(200, view.apply(time))));
    }
}

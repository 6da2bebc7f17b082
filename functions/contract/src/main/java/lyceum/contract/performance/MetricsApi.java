package lyceum.contract.performance;

import java.util.List;
import lyceum.contract.Functions;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Reply;

/** The system in numbers, at the paths that tools and people look for them. */
public final class MetricsApi {
    /** The text format of Prometheus. */
    public static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private static final String TAG = "Metrics";
    private static final String OF_A_TIME = "Of the last hour, unless from and to say otherwise: 31 days at most.";
    private static final Parameter FROM = Parameter.query(
            "from", "The first moment, ISO 8601; an hour before to where absent.", "2026-11-01T00:00:00Z");
    private static final Parameter TO =
            Parameter.query("to", "The moment after the last, ISO 8601; now where absent.", "2026-11-01T06:00:00Z");

    public static final Operation GET_PERFORMANCE_HEALTH = get(
                    "getPerformanceHealth",
                    "/health/performance",
                    "How the system does now",
                    "Over the last five minutes.")
            .answers(Reply.json(200, PerformanceHealth.class, "The present state."))
            .answeredBy(Functions.METRICS_API);

    public static final Operation GET_PERFORMANCE_METRICS = get(
                    "getPerformanceMetrics", "/metrics/performance", "The last 24 hours", "In seven numbers.")
            .answers(Reply.json(200, PerformanceMetrics.class, "The numbers."))
            .answeredBy(Functions.METRICS_API);

    public static final Operation GET_DATABASE_METRICS =
            ofATime("getDatabaseMetrics", "/metrics/database", "Tables and slow queries", DatabaseMetrics.class);

    public static final Operation GET_AI_METRICS =
            ofATime("getAiServiceMetrics", "/metrics/ai-services", "Language models", AiMetrics.class);

    public static final Operation GET_CONNECTION_METRICS = ofATime(
            "getConnectionMetrics",
            "/metrics/connections",
            "Requests and connections at once",
            ConnectionMetrics.class);

    public static final Operation GET_QUEUE_METRICS =
            ofATime("getQueueMetrics", "/metrics/queues", "Queues and the work on them", QueueMetrics.class);

    public static final Operation GET_SYSTEM_METRICS = ofATime(
            "getSystemMetrics", "/metrics/system", "Functions, memory, processor and caches", SystemMetrics.class);

    public static final Operation GET_METRICS = get(
                    "getMetrics",
                    "/metrics",
                    "Everything for Prometheus",
                    "Counters and histograms since the beginning of the month in UTC, from the store that all functions share: any"
                            + " copy answers the same. A scraper sends an operator's API key as Authorization: ApiKey and the key."
                            + " Figures are some seconds old, so 15 s between two scrapes is soon enough.")
            .answers(Reply.media(200, PROMETHEUS, "The metrics in the text format 0.0.4."))
            .answeredBy(Functions.METRICS_API);

    public static final List<Operation> ALL = List.of(
            GET_PERFORMANCE_HEALTH,
            GET_PERFORMANCE_METRICS,
            GET_METRICS,
            GET_DATABASE_METRICS,
            GET_AI_METRICS,
            GET_CONNECTION_METRICS,
            GET_QUEUE_METRICS,
            GET_SYSTEM_METRICS);

    private MetricsApi() {}

    private static Operation.Builder get(String id, String path, String summary, String description) {
        return ForOperators.get(id, path, TAG, summary, description);
    }

    private static Operation ofATime(String id, String path, String summary, Class<? extends Record> view) {
        return get(id, path, summary, OF_A_TIME)
                .takes(FROM, TO)
                .answers(Reply.json(200, view, "What was measured."))
                .answeredBy(Functions.METRICS_API);
    }
}

package lyceum.local.metrics;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Measure;
import lyceum.contract.Operation;

/** Puts into a store what the services and our functions would measure, by the names that they really use. */
final class Recorder {
    private static final Map<String, String> STAGE = Map.of("ApiName", "Lyceum", "Stage", "live");

    private final MetricStore store;
    private final Supplier<Instant> now;

    Recorder(MetricStore store, Supplier<Instant> now) {
        this.store = store;
        this.now = now;
    }

    /** Requests of which some fail; the gateway reports each with a 1 or a 0. */
    void requests(double count, double failed) {
        record("AWS/ApiGateway", STAGE, "Count", 1, count);
        record("AWS/ApiGateway", STAGE, "5XXError", 1, failed);
        record("AWS/ApiGateway", STAGE, "5XXError", 0, count - failed);
    }

    void latency(double milliseconds, double behind, double times) {
        record("AWS/ApiGateway", STAGE, "Latency", milliseconds, times);
        record("AWS/ApiGateway", STAGE, "IntegrationLatency", behind, times);
    }

    void operation(Operation operation, double milliseconds, double times) {
        operation(operation.method().name(), operation.path(), milliseconds, times);
    }

    void operation(String method, String resource, double milliseconds, double times) {
        var dimensions = new LinkedHashMap<>(STAGE);
        dimensions.put("Method", method);
        dimensions.put("Resource", resource);
        record("AWS/ApiGateway", dimensions, "Latency", milliseconds, times);
        record("AWS/ApiGateway", dimensions, "Count", 1, times);
    }

    /** Runs of which some fail. */
    void runs(FunctionDeclaration function, double count, double failed) {
        var dimensions = lambda(function);
        record("AWS/Lambda", dimensions, "Invocations", 1, count);
        record("AWS/Lambda", dimensions, "Errors", 1, failed);
        record("AWS/Lambda", dimensions, "Errors", 0, count - failed);
    }

    void throttled(FunctionDeclaration function, double times) {
        record("AWS/Lambda", lambda(function), "Throttles", 1, times);
    }

    void queue(String queue, double waiting, double age) {
        var dimensions = Map.of("QueueName", "Lyceum-" + queue);
        record("AWS/SQS", dimensions, "ApproximateNumberOfMessagesVisible", waiting, 1);
        record("AWS/SQS", dimensions, "ApproximateAgeOfOldestMessage", age, 1);
    }

    /** One of our own. */
    void own(Measure measure, String value, double measured, double times) {
        record(Measure.NAMESPACE, Map.of(measure.by().dimension(), value), measure.metric(), measured, times);
    }

    private static Map<String, String> lambda(FunctionDeclaration function) {
        return Map.of("FunctionName", "Lyceum-" + function.id());
    }

    private void record(String namespace, Map<String, String> dimensions, String metric, double value, double times) {
        if (times > 0) {
            store.record(new Measurement(
                    new Series(namespace, dimensions, metric), Optional.of(now.get()), value, times, "None"));
        }
    }
}

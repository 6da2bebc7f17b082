package lyceum.local.gateway;

import java.util.Map;
import java.util.Optional;
import lyceum.local.metrics.Metrics;

/** The gateway's metrics for one request: of the API's stage and, where they are on, of the method. */
final class Measures {
    private static final String NAMESPACE = "AWS/ApiGateway";

    private final Metrics metrics;
    private final Map<String, String> stage;

    Measures(Metrics metrics, StageSettings settings) {
        this.metrics = metrics;
        this.stage = Map.of("ApiName", settings.apiName(), "Stage", settings.name());
    }

    void record(Exchange exchange) {
        record(stage, exchange);
        Route route = exchange.route;
        Optional<Map<String, String>> method = route == null ? Optional.empty() : route.dimensions();
        method.ifPresent(dimensions -> record(dimensions, exchange));
    }

    private void record(Map<String, String> dimensions, Exchange exchange) {
        int kind = exchange.status / 100;
        metrics.record(NAMESPACE, dimensions, "Count", 1, "Count");
        metrics.record(NAMESPACE, dimensions, "4XXError", kind == 4 ? 1 : 0, "Count");
        metrics.record(NAMESPACE, dimensions, "5XXError", kind == 5 ? 1 : 0, "Count");
        metrics.record(NAMESPACE, dimensions, "Latency", (double) exchange.millisSoFar(), "Milliseconds");
        if (exchange.integrationMillis >= 0) {
            metrics.record(
                    NAMESPACE, dimensions, "IntegrationLatency", (double) exchange.integrationMillis, "Milliseconds");
        }
    }
}

package lyceum.platform.telemetry;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lyceum.platform.Json;

/**
 * Telemetry as lines of JSON to a sink: events and embedded metrics in the shape that CloudWatch reads from a function's log.
 * For hosts where several functions share a process. Spans are not recorded.
 */
public final class PlainTelemetry implements Telemetry {
    private final InstantSource clock;
    private final Consumer<String> lines;

    /** Each line comes without a line break, from the thread that says it. */
    public PlainTelemetry(InstantSource clock, Consumer<String> lines) {
        this.clock = clock;
        this.lines = lines;
    }

    @Override
    public void event(Level level, String message, Map<String, ?> members) {
        var line = new LinkedHashMap<String, Object>();
        line.put("timestamp", clock.instant().toString());
        line.put("level", level.name());
        line.put("message", message);
        line.putAll(members);
        lines.accept(Json.line(line));
    }

    @Override
    public void metrics(Map<String, String> dimensions, Metric... metrics) {
        var definitions = Arrays.stream(metrics)
                .map(metric ->
                        Map.of("Name", metric.name(), "Unit", metric.unit().word()))
                .toList();
        var line = new LinkedHashMap<String, Object>();
        line.put(
                "_aws",
                Map.of(
                        "Timestamp",
                        clock.millis(),
                        "CloudWatchMetrics",
                        List.of(Map.of(
                                "Namespace",
                                NAMESPACE,
                                "Dimensions",
                                List.of(List.copyOf(dimensions.keySet())),
                                "Metrics",
                                definitions))));
        line.putAll(dimensions);
        for (Metric metric : metrics) {
            line.put(metric.name(), metric.value());
        }
        lines.accept(Json.line(line));
    }

    @Override
    public <T> T span(String name, Supplier<T> work) {
        return work.get();
    }
}

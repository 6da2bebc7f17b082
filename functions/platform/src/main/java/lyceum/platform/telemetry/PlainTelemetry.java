package lyceum.platform.telemetry;

import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lyceum.contract.Measure;
import lyceum.platform.Json;

/**
 * Telemetry as lines of JSON to a sink: events and embedded metrics in the shape that CloudWatch reads from a function's log.
 * For hosts where several functions share a process. Spans are not recorded.
 */
public final class PlainTelemetry implements Telemetry {
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final InstantSource clock;
    private final Consumer<String> lines;

    /** Each line comes without a line break, from the thread that says it. */
    public PlainTelemetry(InstantSource clock, Consumer<String> lines) {
        this.clock = clock;
        this.lines = lines;
    }

    @Override
    public void event(Level level, String message, Map<String, ?> members, List<Metric> metrics) {
        var line = new LinkedHashMap<String, Object>();
        line.put("timestamp", MILLISECONDS.format(clock.instant()));
        line.put("level", level.name());
        line.put("message", message);
        line.putAll(
                metrics.isEmpty()
                        ? members
                        : EmbeddedMetrics.line(Measure.By.FUNCTION, members, metrics, clock.millis()));
        lines.accept(Json.line(line));
    }

    @Override
    public void metrics(Measure.By by, String value, Metric... metrics) {
        lines.accept(
                Json.line(EmbeddedMetrics.line(by, Map.of(by.dimension(), value), List.of(metrics), clock.millis())));
    }

    @Override
    public <T> T span(String name, Supplier<T> work) {
        return work.get();
    }
}

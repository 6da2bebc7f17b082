package lyceum.platform.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import lyceum.contract.Measure;
import lyceum.platform.telemetry.Telemetry;
import lyceum.platform.telemetry.Trace;

/**
 * Keeps what a function says. An answer that the contract does not declare, which production answers with 500, fails the test
 * that met it.
 */
public final class RecordingTelemetry implements Telemetry {
    private static final String UNDECLARED = "lyceum.platform.http.Declared$Undeclared";

    private final List<Said> events = Collections.synchronizedList(new ArrayList<>());
    private final List<Measured> metrics = Collections.synchronizedList(new ArrayList<>());
    private final List<String> spans = Collections.synchronizedList(new ArrayList<>());

    /** One event. */
    public record Said(Level level, String message, Map<String, Object> members) {}

    /** One metric with its dimensions. */
    public record Measured(Map<String, String> dimensions, Metric metric) {}

    @Override
    public void event(Level level, String message, Map<String, ?> members, List<Metric> some) {
        if (UNDECLARED.equals(members.get("failure_class"))) {
            throw new AssertionError(members.get("detail"));
        }
        events.add(new Said(level, message, Collections.unmodifiableMap(new LinkedHashMap<>(members))));
        if (!some.isEmpty()) {
            metrics(Measure.By.FUNCTION, String.valueOf(members.get("function")), some.toArray(Metric[]::new));
        }
    }

    @Override
    public void metrics(Measure.By by, String value, Metric... some) {
        for (Metric metric : some) {
            if (metric.measure().by() != by) {
                throw new AssertionError(
                        metric.measure() + " is measured by " + metric.measure().by());
            }
            metrics.add(new Measured(Map.of(by.dimension(), value), metric));
        }
    }

    @Override
    public <T> T traced(Trace trace, String name, Predicate<T> failed, Supplier<T> work) {
        spans.add(name);
        return work.get();
    }

    @Override
    public <T> T span(String name, Supplier<T> work) {
        spans.add(name);
        return work.get();
    }

    /** The events so far, in order. */
    public List<Said> events() {
        return List.copyOf(events);
    }

    /** The metrics so far, in order. */
    public List<Measured> metrics() {
        return List.copyOf(metrics);
    }

    /** What was measured so far under this name, of which each value counts. */
    public double sum(Measure measure) {
        return metrics().stream()
                .filter(measured -> measured.metric().measure() == measure)
                .mapToDouble(measured -> measured.metric().value())
                .sum();
    }

    /** The names of the spans so far, in order. */
    public List<String> spans() {
        return List.copyOf(spans);
    }
}

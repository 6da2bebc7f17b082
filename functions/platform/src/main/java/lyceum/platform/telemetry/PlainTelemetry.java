package lyceum.platform.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import lyceum.contract.Measure;
import lyceum.platform.Json;

/**
 * Telemetry as lines of JSON to a sink: events and embedded metrics in the shape that CloudWatch reads from a function's log.
 * For hosts where several functions share a process.
 */
public final class PlainTelemetry implements Telemetry {
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private static final ScopedValue<Position> HERE = ScopedValue.newInstance();

    private final String function;
    private final InstantSource clock;
    private final Consumer<String> lines;
    private final Spans spans;

    /** Each line comes without a line break, from the thread that says it. Spans are not recorded. */
    public PlainTelemetry(InstantSource clock, Consumer<String> lines) {
        this("", clock, lines, _ -> {});
    }

    /**
     * Records spans as well, all of them.
     *
     * @param function the id of the function that this is the telemetry of
     */
    public PlainTelemetry(String function, InstantSource clock, Consumer<String> lines, Spans spans) {
        this.function = function;
        this.clock = clock;
        this.lines = lines;
        this.spans = spans;
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
    public <T> T traced(Trace trace, String name, Predicate<T> failed, Supplier<T> work) {
        return recorded(new Position(trace.traceId(), trace.spanId()), trace.parentId(), name, failed, work);
    }

    @Override
    public <T> T span(String name, Supplier<T> work) {
        if (!HERE.isBound()) {
            return work.get();
        }
        Position parent = HERE.get();
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        return recorded(new Position(parent.traceId, id), Optional.of(parent.spanId), name, _ -> false, work);
    }

    @Override
    public <T> Callable<T> carried(Callable<T> work) {
        if (!HERE.isBound()) {
            return work;
        }
        var here = ScopedValue.where(HERE, HERE.get());
        return () -> here.call(work::call);
    }

    private <T> T recorded(
            Position position, Optional<String> parentId, String name, Predicate<T> failed, Supplier<T> work) {
        Instant start = clock.instant();
        long nanos = System.nanoTime();
        boolean failure = true;
        try {
            T result = ScopedValue.where(HERE, position).call(work::get);
            failure = failed.test(result);
            return result;
        } finally {
            var duration = Duration.ofNanos(System.nanoTime() - nanos);
            spans.ended(
                    new Span(position.traceId, position.spanId, parentId, function, name, start, duration, failure));
        }
    }

    /** The part that a thread is in. */
    private record Position(String traceId, String spanId) {}
}

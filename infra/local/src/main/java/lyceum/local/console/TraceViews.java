package lyceum.local.console;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import lyceum.local.traces.RecentTraces;
import lyceum.platform.telemetry.Span;

/** Traces as the console reads them. */
final class TraceViews {
    private static final int LATEST = 100;

    private final RecentTraces traces;

    TraceViews(RecentTraces traces) {
        this.traces = traces;
    }

    /** The latest, the latest first. */
    List<Row> latest() {
        return traces.latest(LATEST).stream().map(Row::of).toList();
    }

    /** The parts of one, by their beginning. */
    Optional<List<Part>> find(String traceId) {
        return traces.find(traceId).map(TraceViews::parts);
    }

    private static List<Part> parts(List<Span> spans) {
        Instant first = spans.getFirst().start();
        return spans.stream().map(span -> Part.of(span, first)).toList();
    }

    /**
     * One trace.
     *
     * @param start in ISO 8601
     */
    record Row(String traceId, String name, String start, double milliseconds, int parts, boolean failed) {
        private static Row of(RecentTraces.Summary trace) {
            return new Row(
                    trace.traceId(),
                    trace.name(),
                    trace.start().toString(),
                    trace.duration().toNanos() / 1e6,
                    trace.parts(),
                    trace.failed());
        }
    }

    /**
     * One part of a trace.
     *
     * @param parentId empty for none; it may be a part that is not here
     * @param start milliseconds since the trace began
     */
    record Part(
            String spanId,
            String parentId,
            String service,
            String name,
            double start,
            double milliseconds,
            boolean failed) {
        private static Part of(Span span, Instant first) {
            return new Part(
                    span.spanId(),
                    span.parentId().orElse(""),
                    span.service(),
                    span.name(),
                    first.until(span.start(), ChronoUnit.MICROS) / 1e3,
                    span.duration().toNanos() / 1e6,
                    span.failed());
        }
    }
}

package lyceum.local.console;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import lyceum.local.traces.Answer;
import lyceum.local.traces.RecentTraces;
import lyceum.platform.telemetry.Span;

/** Traces as the console reads them. */
final class TraceViews {
    private static final int LATEST = 300;

    private final RecentTraces traces;

    TraceViews(RecentTraces traces) {
        this.traces = traces;
    }

    /** The latest, and all that are kept because they were slow or failed; the latest first. */
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

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    /**
     * One trace.
     *
     * @param start in ISO 8601
     * @param milliseconds from its beginning to its end, jobs that it led to included
     * @param requestId of its request; empty for a run without one
     * @param status what was answered; 0 for a run without a request
     * @param answeredIn milliseconds to the answer; 0 for a run without a request
     * @param slow whether the answer took longer than promised
     * @param failed whether a run failed, or the answer says so
     */
    record Row(
            String traceId,
            String name,
            String start,
            double milliseconds,
            int parts,
            String requestId,
            int status,
            double answeredIn,
            boolean slow,
            boolean failed) {
        private static Row of(RecentTraces.Summary trace) {
            Optional<Answer> answer = trace.answer();
            return new Row(
                    trace.traceId(),
                    trace.name(),
                    trace.start().toString(),
                    millis(trace.duration()),
                    trace.parts(),
                    answer.map(Answer::requestId).orElse(""),
                    answer.map(Answer::status).orElse(0),
                    answer.map(one -> millis(one.duration())).orElse(0.0),
                    answer.filter(Answer::slow).isPresent(),
                    trace.failed() || answer.filter(Answer::failed).isPresent());
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
                    millis(span.duration()),
                    span.failed());
        }
    }
}

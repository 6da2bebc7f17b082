package lyceum.local.traces;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lyceum.platform.telemetry.Span;
import lyceum.platform.telemetry.Spans;

/**
 * Keeps the traces that began last, in memory: so many traces, so many parts of each. Those that were slow or failed are kept longer, so
 * that a crowd of healthy ones does not push them out. Safe for use by many threads.
 */
public final class RecentTraces implements Spans, AnsweredRequests {
    private static final Comparator<Span> BEGUN = Comparator.comparing(Span::start);

    private final int mostParts;
    private final Map<String, Kept> traces;
    private final Map<String, Kept> worse;

    /** 500 traces of at most 500 parts each (later parts of a longer one are left out), and 200 older ones that were slow or failed. */
    public RecentTraces() {
        this(500, 500, 200);
    }

    RecentTraces(int most, int mostParts, int mostWorse) {
        this.mostParts = mostParts;
        this.worse = new Newest(mostWorse, _ -> {});
        this.traces = new Newest(most, eldest -> {
            if (eldest.getValue().isWorse()) {
                worse.put(eldest.getKey(), eldest.getValue());
            }
        });
    }

    private static final class Kept {
        private final List<Span> parts = new ArrayList<>(8);
        private Optional<Answer> answer = Optional.empty();

        private boolean isWorse() {
            return answer.filter(one -> one.slow() || one.failed()).isPresent() || isFailed();
        }

        /** Whether a request or run failed. A call within it that did need not matter: it may have asked whether something is there. */
        private boolean isFailed() {
            return parts.stream()
                    .anyMatch(part -> part.failed() && parts.stream().noneMatch(other -> isCall(part, other)));
        }

        private static boolean isCall(Span part, Span by) {
            return part.parentId().filter(by.spanId()::equals).isPresent()
                    && part.service().equals(by.service());
        }
    }

    /**
     * A trace in a line.
     *
     * @param name of the part that began first
     * @param duration from the first part's beginning to the last one's end
     * @param failed whether a request or run of it failed
     * @param answer of its request, the worst if there were several; empty for a run without a request
     */
    public record Summary(
            String traceId,
            String name,
            Instant start,
            Duration duration,
            int parts,
            boolean failed,
            Optional<Answer> answer) {
        private static Summary of(Kept trace) {
            List<Span> spans = ordered(trace.parts);
            Span first = spans.getFirst();
            Instant end = spans.stream()
                    .map(span -> span.start().plus(span.duration()))
                    .max(Comparator.naturalOrder())
                    .orElse(first.start());
            return new Summary(
                    first.traceId(),
                    first.name(),
                    first.start(),
                    Duration.between(first.start(), end),
                    spans.size(),
                    trace.isFailed(),
                    trace.answer);
        }
    }

    @Override
    public synchronized void ended(Span span) {
        List<Span> parts = kept(span.traceId()).parts;
        if (parts.size() < mostParts) {
            parts.add(span);
        }
    }

    @Override
    public synchronized void answered(Span span, String requestId, int status) {
        ended(span);
        var answer = Answer.of(span, requestId, status);
        Kept trace = kept(span.traceId());
        if (trace.answer.filter(known -> known.status() > status).isEmpty()) {
            trace.answer = Optional.of(answer);
        }
    }

    private Kept kept(String traceId) {
        Kept known = worse.get(traceId);
        return known == null ? traces.computeIfAbsent(traceId, _ -> new Kept()) : known;
    }

    /** The parts of a trace by their beginning; empty if it is not kept, or no part of it is over yet. */
    public synchronized Optional<List<Span>> find(String traceId) {
        return Optional.ofNullable(traces.get(traceId))
                .or(() -> Optional.ofNullable(worse.get(traceId)))
                .map(trace -> ordered(trace.parts));
    }

    /** The latest traces and all that were slow or failed, the latest first. */
    public synchronized List<Summary> latest(int limit) {
        long unremarkable = Math.max(0, traces.size() - limit);
        Stream<Kept> recent = Stream.concat(
                traces.values().stream().limit(unremarkable).filter(Kept::isWorse),
                traces.values().stream().skip(unremarkable));
        return Stream.concat(worse.values().stream(), recent)
                .map(Summary::of)
                .sorted(Comparator.comparing(Summary::start).reversed())
                .toList();
    }

    /** Where two began at the same time, the longer one is around the other. */
    private static List<Span> ordered(List<Span> parts) {
        return parts.stream()
                .sorted(BEGUN.thenComparing(Span::duration, Comparator.reverseOrder()))
                .toList();
    }

    /** A map that hands out its oldest entry when it has one too many. */
    private static final class Newest extends LinkedHashMap<String, Kept> {
        private static final long serialVersionUID = 1;

        private final int most;
        private final transient Consumer<Map.Entry<String, Kept>> parted;

        Newest(int most, Consumer<Map.Entry<String, Kept>> parted) {
            this.most = most;
            this.parted = parted;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            if (size() <= most) {
                return false;
            }
            parted.accept(eldest);
            return true;
        }
    }
}

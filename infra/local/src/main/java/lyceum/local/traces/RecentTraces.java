package lyceum.local.traces;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.platform.telemetry.Span;
import lyceum.platform.telemetry.Spans;

/** Keeps the traces that began last, in memory: so many traces, so many parts of each. Safe for use by many threads. */
public final class RecentTraces implements Spans {
    private static final Comparator<Span> BEGUN = Comparator.comparing(Span::start);

    private final int most;
    private final int mostParts;
    private final Map<String, List<Span>> traces;

    /** 500 traces of at most 500 parts each: later parts of a longer one are left out. */
    public RecentTraces() {
        this(500, 500);
    }

    RecentTraces(int most, int mostParts) {
        this.most = most;
        this.mostParts = mostParts;
        this.traces = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, List<Span>> eldest) {
                return size() > RecentTraces.this.most;
            }
        };
    }

    /**
     * A trace in a line.
     *
     * @param name of the part that began first
     * @param duration from the first part's beginning to the last one's end
     * @param failed whether any part failed
     */
    public record Summary(String traceId, String name, Instant start, Duration duration, int parts, boolean failed) {
        private static Summary of(List<Span> spans) {
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
                    spans.stream().anyMatch(Span::failed));
        }
    }

    @Override
    public synchronized void ended(Span span) {
        List<Span> parts = traces.computeIfAbsent(span.traceId(), _ -> new ArrayList<>(8));
        if (parts.size() < mostParts) {
            parts.add(span);
        }
    }

    /** The parts of a trace by their beginning; empty if it is not kept, or no part of it is over yet. */
    public synchronized Optional<List<Span>> find(String traceId) {
        return Optional.ofNullable(traces.get(traceId)).map(RecentTraces::ordered);
    }

    /** The latest traces, the latest first. */
    public synchronized List<Summary> latest(int limit) {
        return traces.values().stream()
                .map(parts -> Summary.of(ordered(parts)))
                .sorted(Comparator.comparing(Summary::start).reversed())
                .limit(limit)
                .toList();
    }

    /** Where two began at the same time, the longer one is around the other. */
    private static List<Span> ordered(List<Span> parts) {
        return parts.stream()
                .sorted(BEGUN.thenComparing(Span::duration, Comparator.reverseOrder()))
                .toList();
    }
}

package lyceum.local.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lyceum.platform.telemetry.Span;
import org.junit.jupiter.api.Test;

class RecentTracesTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final RecentTraces traces = new RecentTraces(2, 3);

    @Test
    void aTraceIsItsPartsInTheOrderTheyBegan() {
        traces.ended(span("a", "dynamodb.GetItem", 2, 3, false));
        traces.ended(span("a", "getCourse", 1, 9, true));
        traces.ended(span("a", "gateway", 1, 10, false));

        assertThat(traces.find("a").orElseThrow())
                .extracting(Span::name)
                .containsExactly("gateway", "getCourse", "dynamodb.GetItem");
        assertThat(traces.latest(5))
                .containsExactly(
                        new RecentTraces.Summary("a", "gateway", NOON.plusMillis(1), Duration.ofMillis(10), 3, true));
        assertThat(traces.find("b")).isEmpty();
    }

    @Test
    void theOldestMakeRoomAndTheLongestAreCutShort() {
        for (int i = 0; i < 5; i++) {
            traces.ended(span("a", "part", i, 1, false));
        }
        assertThat(traces.find("a").orElseThrow()).hasSize(3);

        traces.ended(span("b", "part", 10, 1, false));
        traces.ended(span("c", "part", 20, 1, false));

        assertThat(traces.find("a")).isEmpty();
        assertThat(traces.latest(5)).extracting(RecentTraces.Summary::traceId).containsExactly("c", "b");
        assertThat(traces.latest(1)).hasSize(1);
    }

    private static Span span(String trace, String name, int start, int length, boolean failed) {
        return new Span(
                trace,
                name,
                Optional.empty(),
                "courses-api",
                name,
                NOON.plusMillis(start),
                Duration.ofMillis(length),
                failed);
    }
}

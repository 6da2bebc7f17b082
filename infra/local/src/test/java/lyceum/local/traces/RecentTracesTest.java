package lyceum.local.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lyceum.platform.telemetry.Span;
import org.junit.jupiter.api.Test;

class RecentTracesTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final RecentTraces traces = new RecentTraces(2, 3, 2);

    @Test
    void aTraceIsItsPartsInTheOrderTheyBegan() {
        traces.ended(span("a", "dynamodb.GetItem", 2, 3, false));
        traces.ended(span("a", "getCourse", 1, 9, true));
        traces.ended(span("a", "gateway", 1, 10, false));

        assertThat(traces.find("a").orElseThrow())
                .extracting(Span::name)
                .containsExactly("gateway", "getCourse", "dynamodb.GetItem");
        assertThat(traces.latest(5))
                .containsExactly(new RecentTraces.Summary(
                        "a", "gateway", NOON.plusMillis(1), Duration.ofMillis(10), 3, true, Optional.empty()));
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

    @Test
    void theSlowAndTheFailedStayLonger() {
        traces.answered(request("slow", 0, 60_000), "req-1", 200);
        traces.answered(request("failed", 1, 1), "req-2", 404);
        for (int i = 2; i < 9; i++) {
            traces.answered(request("fine" + i, i, 1), "req-" + i, 200);
        }

        assertThat(traces.latest(1))
                .extracting(RecentTraces.Summary::traceId)
                .containsExactly("fine8", "failed", "slow");
        assertThat(traces.find("slow")).isPresent();
        assertThat(traces.find("fine2")).isEmpty();

        traces.ended(span("slow", "generate-course", 90, 1, false));
        assertThat(traces.find("slow").orElseThrow()).hasSize(2);

        traces.ended(span("broken", "sweep-jobs", 10, 1, true));
        for (int i = 11; i < 14; i++) {
            traces.ended(span("run" + i, "roll-up", i, 1, false));
        }
        assertThat(traces.find("broken")).isPresent();
        assertThat(traces.find("slow")).as("the oldest of them").isEmpty();
    }

    @Test
    void anAnswerIsSlowWhereItTakesLongerThanPromised() {
        traces.answered(request("a", 0, 60_000), "req-1", 200);
        traces.answered(request("b", 1, 1), "req-2", 200);

        assertThat(traces.latest(2))
                .extracting(one -> one.answer().orElseThrow())
                .containsExactly(
                        new Answer("req-2", 200, Duration.ofMillis(1), false),
                        new Answer("req-1", 200, Duration.ofMillis(60_000), true));
    }

    @Test
    void aCallThatFailsIsNoFailureOfItsRun() {
        traces.ended(new Span(
                "a", "1", Optional.of("0"), "generate-course", "generate-course", NOON, Duration.ofMillis(9), false));
        traces.ended(new Span(
                "a", "2", Optional.of("1"), "generate-course", "s3.GetObject", NOON, Duration.ofMillis(1), true));

        assertThat(traces.latest(1).getFirst().failed()).isFalse();
    }

    @Test
    void theWorstAnswerOfATraceIsTold() {
        traces.answered(request("a", 0, 1), "req-1", 503);
        traces.answered(request("a", 5, 1), "req-2", 200);

        assertThat(traces.latest(1).getFirst().answer().orElseThrow().requestId())
                .isEqualTo("req-1");
    }

    private static Span request(String trace, int start, int length) {
        return span(trace, "getCourse", start, length, false);
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

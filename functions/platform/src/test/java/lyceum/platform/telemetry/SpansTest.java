package lyceum.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import lyceum.platform.function.Things;
import lyceum.platform.testing.TestLambda;
import org.junit.jupiter.api.Test;

/** Traces as the plain telemetry records them. */
class SpansTest {
    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final Telemetry telemetry = new PlainTelemetry("courses-api", Things.NOON, _ -> {}, spans::add);

    @Test
    void partsKnowWhatTheyArePartOf() {
        run(() -> telemetry.span(
                "provider.openai", () -> telemetry.call("dynamodb.GetItem", () -> telemetry.span("x", () -> "done"))));

        assertThat(spans)
                .extracting(Span::name, Span::parentId)
                .containsExactly(
                        tuple("x", Optional.of(id("dynamodb.GetItem"))),
                        tuple("dynamodb.GetItem", Optional.of(id("provider.openai"))),
                        tuple("provider.openai", Optional.of(TestLambda.TRACE.spanId())),
                        tuple("getThing", TestLambda.TRACE.parentId()));
        assertThat(spans).allSatisfy(span -> {
            assertThat(span.traceId()).isEqualTo(TestLambda.TRACE.traceId());
            assertThat(span.service()).isEqualTo("courses-api");
            assertThat(span.start()).isEqualTo(Things.NOON.instant());
            assertThat(span.duration()).isPositive();
            assertThat(span.failed()).isFalse();
        });
    }

    @Test
    void whatThrowsAndWhatAnswersAFailureHasFailed() {
        assertThatThrownBy(() -> run(() -> telemetry.span("part", SpansTest::broken)))
                .hasMessage("broken");
        telemetry.traced(TestLambda.TRACE, "getThing", "503"::equals, () -> "503");

        assertThat(spans).hasSize(3).allMatch(Span::failed);
    }

    @Test
    void carriedWorkStaysAPart() throws Exception {
        Callable<String> work = telemetry.traced(
                TestLambda.TRACE,
                "getThing",
                _ -> false,
                () -> CurrentRun.during(
                        telemetry,
                        new Usage(),
                        TestLambda.TRACE,
                        () -> CurrentRun.carried(() -> CurrentRun.span("encryption.hash", () -> "done"))));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(work).get();
        }

        assertThat(spans)
                .filteredOn(span -> span.name().equals("encryption.hash"))
                .extracting(Span::parentId)
                .containsExactly(Optional.of(TestLambda.TRACE.spanId()));
    }

    @Test
    void outsideATraceNothingIsRecorded() {
        assertThat(telemetry.span("part", () -> "done")).isEqualTo("done");
        assertThat(CurrentRun.span("part", () -> "done")).isEqualTo("done");

        assertThat(spans).isEmpty();
    }

    private void run(Supplier<String> work) {
        telemetry.traced(TestLambda.TRACE, "getThing", _ -> false, work);
    }

    private static String broken() {
        throw new IllegalStateException("broken");
    }

    private String id(String name) {
        return spans.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow()
                .spanId();
    }
}

package lyceum.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import lyceum.contract.Caches;
import lyceum.contract.Measure;
import lyceum.platform.testing.RecordingTelemetry;
import lyceum.platform.testing.TestLambda;
import org.junit.jupiter.api.Test;

class CurrentRunTest {
    private final RecordingTelemetry telemetry = new RecordingTelemetry();
    private final Usage usage = new Usage();

    @Test
    void whatIsNotedIsOfTheRunThatTheThreadWorksFor() {
        CurrentRun.count(Measure.LOGINS);
        during(() -> {
            CurrentRun.count(Measure.LOGINS);
            CurrentRun.count(Measure.LOGINS);
            CurrentRun.looked(Caches.VERIFIED_TOKENS, true);
            CurrentRun.looked(Caches.VERIFIED_TOKENS, false);
            CurrentRun.throttled();
        });

        assertThat(usage.counts()).isEqualTo(Map.of(Measure.LOGINS, 2L));
        assertThat(usage.caches()).isEqualTo(Map.of(Caches.VERIFIED_TOKENS, new Usage.Lookups(1, 1)));
        assertThat(usage.throttles()).isEqualTo(1);
    }

    @Test
    void workThatIsCarriedCountsWhereverItIsDone() throws Exception {
        Callable<Integer> work = CurrentRun.during(
                telemetry,
                usage,
                TestLambda.TRACE,
                () -> CurrentRun.carried(() -> {
                    CurrentRun.called(2_000_000, 1.5, 0);
                    return 7;
                }));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.submit(work).get()).isEqualTo(7);
        }

        assertThat(usage.calls()).isEqualTo(1);
        assertThat(usage.readUnits()).isEqualTo(1.5);
        assertThat(usage.milliseconds()).isEqualTo(2);
    }

    @Test
    void theMostCallsAtOnceAreKnown() {
        during(() -> {
            CurrentRun.calling("s3.GetObject", () -> CurrentRun.calling("dynamodb.GetItem", () -> "inner"));
            CurrentRun.calling("kms.Sign", () -> "alone");
        });

        assertThat(usage.mostInFlight()).isEqualTo(2);
    }

    @Test
    void aProvidersCallIsMeasuredWhetherItAnswersOrNot() {
        during(() -> {
            assertThat(CurrentRun.providing("openai", () -> "text", String::length))
                    .isEqualTo("text");
            assertThatThrownBy(() -> CurrentRun.providing("openai", CurrentRunTest::refused, _ -> 1))
                    .hasMessage("refused");
        });

        assertThat(telemetry.metrics())
                .filteredOn(measured -> measured.metric().measure() != Measure.PROVIDER_TIME)
                .extracting(
                        measured -> measured.dimensions().get("provider"),
                        measured -> measured.metric().measure(),
                        measured -> measured.metric().value())
                .containsExactly(
                        tuple("openai", Measure.PROVIDER_CALLS, 1.0),
                        tuple("openai", Measure.PROVIDER_FAILURES, 0.0),
                        tuple("openai", Measure.PROVIDER_COST, 4.0),
                        tuple("openai", Measure.PROVIDER_CALLS, 1.0),
                        tuple("openai", Measure.PROVIDER_FAILURES, 1.0),
                        tuple("openai", Measure.PROVIDER_COST, 0.0));
        assertThat(usage.providerCalls()).isEqualTo(2);
        assertThat(usage.providerFailures()).isEqualTo(1);
        assertThat(usage.providerMicroUsd()).isEqualTo(4);
    }

    private static String refused() {
        throw new IllegalStateException("refused");
    }

    private void during(Runnable work) {
        CurrentRun.during(telemetry, usage, TestLambda.TRACE, () -> {
            work.run();
            return "done";
        });
    }
}

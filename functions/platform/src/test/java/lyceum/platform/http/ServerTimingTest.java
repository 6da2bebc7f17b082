package lyceum.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import lyceum.platform.Caller;
import lyceum.platform.Invocation;
import lyceum.platform.function.Things;
import lyceum.platform.telemetry.CurrentRun;
import lyceum.platform.telemetry.RunMeter.Reading;
import lyceum.platform.telemetry.Usage;
import lyceum.platform.testing.RecordingTelemetry;
import lyceum.platform.testing.TestLambda;
import org.junit.jupiter.api.Test;

class ServerTimingTest {
    private final Usage usage = new Usage();

    @Test
    void namesOnlyWhatHappened() {
        assertThat(header(0, Cached.NONE)).isEqualTo("total;dur=12.3");
    }

    @Test
    void namesEachPartInItsOrder() {
        CurrentRun.during(new RecordingTelemetry(), usage, TestLambda.TRACE, () -> {
            CurrentRun.called(2_040_000, 1, 0);
            CurrentRun.called(1_000_000, 1, 0);
            return CurrentRun.providing("offline", () -> "x", _ -> 0);
        });

        assertThat(header(7, Cached.HIT))
                .matches("auth;dur=7, db;dur=3\\.0;desc=\"2 calls\", cache;desc=HIT,"
                        + " provider;dur=\\d+\\.\\d, total;dur=12\\.3");
    }

    private String header(long authorizer, Cached cache) {
        var request = new Request(
                Things.GET,
                Map.of(),
                Map.of(),
                Map.of(),
                new byte[0],
                Caller.ANONYMOUS,
                authorizer,
                new Invocation("req-1", Instant.EPOCH.plus(Duration.ofSeconds(9)), () -> Instant.EPOCH),
                TestLambda.TRACE);
        return ServerTiming.of(request, cache, new Reading(12.34, 0, 0), usage);
    }
}

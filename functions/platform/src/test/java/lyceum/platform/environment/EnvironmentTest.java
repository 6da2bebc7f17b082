package lyceum.platform.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import lyceum.platform.Settings;
import lyceum.platform.testing.RecordingTelemetry;
import lyceum.platform.testing.TestClients;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    @Test
    void timesAreInWholeMilliseconds() {
        var exact = Instant.parse("2026-03-01T10:00:00.123456789Z");
        var environment =
                new Environment(Settings.of(Map.of()), TestClients.none(), () -> exact, new RecordingTelemetry());
        assertThat(environment.clock().instant()).isEqualTo("2026-03-01T10:00:00.123Z");
    }
}

package lyceum.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import lyceum.contract.Functions;
import lyceum.contract.Operation;
import lyceum.contract.Role;
import lyceum.contract.performance.MetricsApi;
import lyceum.contract.performance.PerformanceApi;
import lyceum.platform.Settings;
import lyceum.platform.environment.Environment;
import lyceum.platform.testing.GatewayEvent;
import lyceum.platform.testing.RecordingTelemetry;
import lyceum.platform.testing.TestClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is told, and what the function needs. */
class MetricsAccessTest {
    private final Measured measured = new Measured();

    @AfterEach
    void close() {
        measured.close();
    }

    @Test
    void onlyOperatorsAreTold() throws IOException {
        for (Operation operation : List.of(MetricsApi.GET_METRICS, PerformanceApi.GET_SUMMARY)) {
            var event = GatewayEvent.to(operation)
                    .by(Role.OWNER, Role.ADMIN, Role.TEACHER, Role.DEVELOPER, Role.VIEWER, Role.PUPIL);
            assertThat(measured.answered(event).path("statusCode").asInt()).isEqualTo(403);
            assertThat(measured.answered(GatewayEvent.to(operation))
                            .path("statusCode")
                            .asInt())
                    .isEqualTo(401);
        }
    }

    @Test
    void namesMissingSettingsAtOnce() {
        var bare = new Environment(
                Settings.of(Map.of()), TestClients.none(), () -> Measured.NOON, new RecordingTelemetry());

        assertThatThrownBy(() -> new Performance().compose(Functions.METRICS_API, bare))
                .hasMessageContainingAll("TABLE_NAME", "CURSOR_SECRET", "EXPORTS_DEAD_LETTERS_URL");
    }
}

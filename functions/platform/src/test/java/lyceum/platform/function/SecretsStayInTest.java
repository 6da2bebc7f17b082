package lyceum.platform.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import lyceum.contract.Role;
import lyceum.platform.telemetry.PowertoolsTelemetry;
import lyceum.platform.testing.GatewayEvent;
import lyceum.platform.testing.TestLambda;
import org.junit.jupiter.api.Test;

/** Plants a secret wherever a caller can and looks for it in all that the process writes, through the real telemetry. */
class SecretsStayInTest {
    private static final String SECRET = "hunter2-b8e1c0";

    @Test
    void nothingThatACallerSendsReachesTheLog() {
        String written = written(new Things().door(new PowertoolsTelemetry("courses-api", Things.NOON)));

        assertThat(written)
                .doesNotContain(SECRET)
                .contains("\"operation\":\"createThing\"")
                .contains("\"status\":201")
                .contains("\"status\":422")
                .contains("\"message\":\"failure\"")
                .contains("CloudWatchMetrics");
    }

    private static String written(HttpDoor door) {
        var written = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (var spy = new PrintStream(written, true, StandardCharsets.UTF_8)) {
            System.setOut(spy);
            System.setErr(spy);
            send(
                    door,
                    create("{\"name\": \"ball\", \"size\": 3, \"more\": [{\"name\": \"" + SECRET
                            + "\", \"colours\": []}]}"));
            send(door, create("{\"name\": \"" + SECRET + "\", \"size\": 30, \"more\": []}"));
            send(door, create("{\"" + SECRET + "\": 1}"));
            send(door, create("{\"payload\": \"" + SECRET + "\"}"));
            send(door, create(SECRET));
            send(
                    door,
                    GatewayEvent.to(Things.GET)
                            .by(Role.TEACHER)
                            .path("thing_id", "broken")
                            .query("fields", "name")
                            .header("X-Extra", SECRET));
            send(
                    door,
                    GatewayEvent.to(Things.GET)
                            .by(Role.TEACHER)
                            .path("thing_id", SECRET)
                            .query(SECRET, SECRET));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return written.toString(StandardCharsets.UTF_8);
    }

    private static GatewayEvent create(String body) {
        return GatewayEvent.to(Things.CREATE)
                .by(Role.TEACHER)
                .json(body)
                .header("X-API-Key", SECRET)
                .header("Authorization", "Bearer " + SECRET)
                .header("Cookie", SECRET)
                .header("Idempotency-Key", SECRET)
                .header("spring.cloud.function.definition", SECRET)
                .header("X-Extra", SECRET);
    }

    private static void send(HttpDoor door, GatewayEvent event) {
        door.bytes(new ByteArrayInputStream(event.bytes()), OutputStream.nullOutputStream(), TestLambda.CONTEXT);
    }
}

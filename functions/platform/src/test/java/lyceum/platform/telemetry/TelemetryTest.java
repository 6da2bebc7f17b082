package lyceum.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lyceum.platform.Json;
import lyceum.platform.function.Things;
import lyceum.platform.telemetry.Telemetry.Level;
import lyceum.platform.telemetry.Telemetry.Metric;
import lyceum.platform.testing.TestLambda;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Both kinds of telemetry write what CloudWatch reads: the same events, the same embedded metrics. */
class TelemetryTest {
    @Test
    void plainTelemetryWritesLines() {
        var lines = new ArrayList<String>();

        say(new PlainTelemetry(Things.NOON, lines::add));

        assertThat(lines.getFirst())
                .isEqualTo(
                        "{\"timestamp\":\"2026-01-31T12:00:00Z\",\"level\":\"WARN\",\"message\":\"probe\",\"z\":1,\"a\":\"x\"}");
        check(lines);
    }

    @Test
    void powertoolsWritesTheSame() {
        var written = new ByteArrayOutputStream();
        PrintStream out = System.out;
        try {
            System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
            say(new PowertoolsTelemetry("courses-api"));
        } finally {
            System.setOut(out);
        }
        check(written.toString(StandardCharsets.UTF_8).lines().toList());
    }

    private static void say(Telemetry telemetry) {
        var members = new LinkedHashMap<String, Object>();
        members.put("z", 1);
        members.put("a", "x");
        String answer = telemetry.run(
                TestLambda.CONTEXT,
                () -> telemetry.span("work", () -> {
                    telemetry.event(Level.WARN, "probe", members);
                    telemetry.metrics(
                            Map.of("operation", "getThing"),
                            Metric.milliseconds("duration", 12.5),
                            Metric.count("server_errors", 0));
                    return "answer";
                }));
        assertThat(answer).isEqualTo("answer");
    }

    private static void check(List<String> lines) {
        List<JsonNode> json = lines.stream()
                .filter(line -> line.startsWith("{"))
                .map(line -> Json.tree(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
        assertThat(json).hasSize(2);
        JsonNode event = json.get(0);
        assertThat(event.path("level").asString()).isEqualTo("WARN");
        assertThat(event.path("message").asString()).isEqualTo("probe");
        assertThat(event.path("z").asInt()).isEqualTo(1);
        assertThat(event.path("a").asString()).isEqualTo("x");
        JsonNode metrics = json.get(1);
        assertThat(metrics.path("operation").asString()).isEqualTo("getThing");
        assertThat(metrics.path("duration").asDouble()).isEqualTo(12.5);
        assertThat(metrics.path("server_errors").asDouble()).isZero();
        JsonNode definition = metrics.path("_aws").path("CloudWatchMetrics").path(0);
        assertThat(definition.path("Namespace").asString()).isEqualTo("Lyceum");
        assertThat(definition.path("Dimensions")).hasToString("[[\"operation\"]]");
        assertThat(definition.path("Metrics"))
                .extracting(metric -> metric.path("Name").asString() + " "
                        + metric.path("Unit").asString())
                .containsExactlyInAnyOrder("duration Milliseconds", "server_errors Count");
    }
}

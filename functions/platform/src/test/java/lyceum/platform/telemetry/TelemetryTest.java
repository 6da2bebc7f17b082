package lyceum.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lyceum.contract.Measure;
import lyceum.platform.Json;
import lyceum.platform.function.Things;
import lyceum.platform.telemetry.Telemetry.Level;
import lyceum.platform.telemetry.Telemetry.Metric;
import lyceum.platform.testing.TestLambda;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

/** Both kinds of telemetry write what CloudWatch reads: the same events, the same embedded metrics, one line for both. */
class TelemetryTest {
    private static final long NOON = Things.NOON.millis();
    private static final TypeReference<LinkedHashMap<String, Object>> LINE = new TypeReference<>() {};

    /** What Powertools adds of Lambda's own. */
    private static final Set<String> OF_LAMBDA = Set.of("lambda_request_id", "xray_trace_id");

    @Test
    void plainTelemetryWritesLines() {
        assertThat(plain())
                .containsExactly(
                        "{\"timestamp\":\"2026-01-31T12:00:00.000Z\",\"level\":\"WARN\",\"message\":\"probe\",\"z\":1,\"a\":\"x\"}",
                        "{\"timestamp\":\"2026-01-31T12:00:00.000Z\",\"level\":\"INFO\",\"message\":\"run\","
                                + "\"_aws\":{\"Timestamp\":" + NOON
                                + ",\"CloudWatchMetrics\":[{\"Namespace\":\"Lyceum\",\"Dimensions\":[[\"function\"]],"
                                + "\"Metrics\":[{\"Name\":\"duration\",\"Unit\":\"Milliseconds\"},"
                                + "{\"Name\":\"dynamodb_calls\",\"Unit\":\"Count\"},"
                                + "{\"Name\":\"memory_percent\",\"Unit\":\"Percent\"}]}]},"
                                + "\"function\":\"authorize\",\"dynamodb_calls\":2,\"duration\":12.5,\"memory_percent\":50}",
                        "{\"_aws\":{\"Timestamp\":" + NOON
                                + ",\"CloudWatchMetrics\":[{\"Namespace\":\"Lyceum\",\"Dimensions\":[[\"provider\"]],"
                                + "\"Metrics\":[{\"Name\":\"provider_calls\",\"Unit\":\"Count\"},"
                                + "{\"Name\":\"provider_cost_micro_usd\",\"Unit\":\"None\"}]}]},"
                                + "\"provider\":\"openai\",\"provider_calls\":1,\"provider_cost_micro_usd\":1234}");
    }

    @Test
    void powertoolsWritesTheSameMembersInTheSameOrder() {
        List<String> plain = plain();
        List<String> powertools = powertools();

        assertThat(powertools).hasSameSizeAs(plain);
        for (int i = 0; i < 2; i++) {
            Map<String, Object> expected = read(plain.get(i));
            Map<String, Object> line = read(powertools.get(i));
            assertThat(line).containsKey("lambda_request_id");
            line.keySet().removeAll(OF_LAMBDA);
            assertThat(line.keySet()).containsExactlyElementsOf(expected.keySet());
            line.remove("timestamp");
            expected.remove("timestamp");
            assertThat(line).isEqualTo(expected);
        }
    }

    @Test
    void metricsOfOtherDimensionsAreTheSameToCloudWatch() {
        Map<String, Object> expected = read(plain().get(2));
        Map<String, Object> line = read(powertools().get(2));

        assertThat(line.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        assertThat(directive(line)).isEqualTo(directive(expected));
        assertThat(line).containsEntry("provider", "openai").containsEntry("provider_cost_micro_usd", 1_234.0);
    }

    @Test
    void aMetricOfAnotherDimensionDoesNotFit() {
        var telemetry = new PlainTelemetry(Things.NOON, _ -> {});

        assertThatThrownBy(() -> telemetry.metrics(Measure.By.CACHE, "courses", new Metric(Measure.LOGINS, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> plain() {
        var lines = new ArrayList<String>();
        say(new PlainTelemetry(Things.NOON, lines::add));
        return lines;
    }

    private static List<String> powertools() {
        var written = new ByteArrayOutputStream();
        PrintStream out = System.out;
        try {
            System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
            say(new PowertoolsTelemetry("authorize", Things.NOON));
        } finally {
            System.setOut(out);
        }
        return written.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("{"))
                .toList();
    }

    private static void say(Telemetry telemetry) {
        String answer = telemetry.run(
                TestLambda.CONTEXT,
                () -> telemetry.traced(
                        TestLambda.TRACE,
                        "work",
                        _ -> false,
                        () -> telemetry.span("part", () -> {
                            telemetry.event(Level.WARN, "probe", members("z", 1, "a", "x"));
                            telemetry.event(
                                    Level.INFO,
                                    "run",
                                    members("function", "authorize", "dynamodb_calls", 2),
                                    List.of(
                                            new Metric(Measure.DURATION, 12.5),
                                            new Metric(Measure.DYNAMODB_CALLS, 2),
                                            new Metric(Measure.MEMORY, 50)));
                            telemetry.metrics(
                                    Measure.By.PROVIDER,
                                    "openai",
                                    new Metric(Measure.PROVIDER_CALLS, 1),
                                    new Metric(Measure.PROVIDER_COST, 1_234));
                            return "answer";
                        })));
        assertThat(answer).isEqualTo("answer");
    }

    private static Map<String, Object> members(String first, Object one, String second, Object other) {
        var members = new LinkedHashMap<String, Object>();
        members.put(first, one);
        members.put(second, other);
        return members;
    }

    private static Map<String, Object> read(String line) {
        return Json.read(line.getBytes(StandardCharsets.UTF_8), LINE);
    }

    /** In which metrics have no order. */
    private static Object directive(Map<String, Object> line) {
        var tree = Json.tree(Json.bytes(line)).path("_aws").path("CloudWatchMetrics");
        return Stream.of(
                        tree.path(0).path("Namespace").asString(),
                        tree.path(0).path("Dimensions").toString(),
                        tree.path(0)
                                .path("Metrics")
                                .valueStream()
                                .map(Object::toString)
                                .sorted()
                                .toList(),
                        tree.size())
                .toList();
    }
}

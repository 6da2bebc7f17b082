package lyceum.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lyceum.local.http.Handler;
import lyceum.local.http.Headers;
import lyceum.local.http.Refusal;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.traces.RecentTraces;
import lyceum.platform.telemetry.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ConsoleTest {
    private static final Handler EDGE = new Handler() {
        @Override
        public Response answer(Request request) {
            return Response.text(404, "text/plain", "the edge");
        }

        @Override
        public Response refuse(Refusal refusal, Request request) {
            return Response.text(refusal.status(), "text/plain", "the edge");
        }
    };

    private final RecentTraces traces = new RecentTraces();
    private final Console console = new Console(ConsoleTest::snapshot, traces, EDGE);

    static Snapshot snapshot() {
        return new Snapshot(
                "Lyceum",
                List.of(new Snapshot.Service("edge", "http://127.0.0.1:8080")),
                List.of(new Snapshot.FunctionState("courses-api", 1_204, 3, 1, 2.4, 11.5)),
                List.of(new Snapshot.QueueState("generations", 2, 1, 0)),
                List.of(
                        new Snapshot.AlarmState(
                                "courses-api-errors",
                                "ALARM",
                                "Answers fail.",
                                "3 errors in 5 minutes",
                                1_767_323_045_000L,
                                true),
                        new Snapshot.AlarmState(
                                "generations-age",
                                "OK",
                                "Jobs wait.",
                                "the oldest message is 2 s old",
                                1_767_323_000_000L,
                                false)),
                List.of(new Snapshot.Dashboard(
                        "Lyceum",
                        List.of(new Snapshot.Chart(
                                "Requests",
                                60,
                                List.of(new Snapshot.Line("Count", List.of(new Snapshot.Point(1_767_323_045, 12)))))))),
                List.of(new Snapshot.Change(
                        1_767_323_045_000L, "courses-api-errors", "OK", "ALARM", "3 errors in 5 minutes", 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "/console, text/html; charset=utf-8, <title>Lyceum console",
        "/console/console.css, text/css; charset=utf-8, .alarms",
        "/console/console.js, text/javascript; charset=utf-8, /console/snapshot",
        "/console/traces.js, text/javascript; charset=utf-8, listTraces",
    })
    void servesItsFiles(String path, String contentType, String part) {
        Response answer = get(path, "localhost:8080");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("Content-Type")).isEqualTo(contentType);
        assertThat(answer.headers().get("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains(part);
    }

    @Test
    void answersTracesAsJson() {
        var start = Instant.parse("2026-01-31T12:00:00Z");
        traces.ended(new Span(
                "t1",
                "b",
                Optional.of("a"),
                "courses-api",
                "getCourse",
                start.plusMillis(2),
                Duration.ofMillis(5),
                true));
        traces.answered(
                new Span("t1", "a", Optional.empty(), "gateway", "getCourse", start, Duration.ofMillis(9), false),
                "req-1",
                503);

        assertThat(JsonMapper.shared()
                        .readTree(get("/console/traces", "127.0.0.1").body()))
                .hasToString(
                        "[{\"traceId\":\"t1\",\"name\":\"getCourse\",\"start\":\"2026-01-31T12:00:00Z\",\"milliseconds\":9.0,\"parts\":2,\"requestId\":\"req-1\",\"status\":503,\"answeredIn\":9.0,\"slow\":false,\"failed\":true}]");
        assertThat(JsonMapper.shared()
                        .readTree(get("/console/traces/t1", "127.0.0.1").body())
                        .get(1))
                .hasToString(
                        "{\"spanId\":\"b\",\"parentId\":\"a\",\"service\":\"courses-api\",\"name\":\"getCourse\",\"start\":2.0,\"milliseconds\":5.0,\"failed\":true}");
        assertThat(get("/console/traces/t2", "127.0.0.1").status()).isEqualTo(404);
        assertThat(get("/console/traces/t1", "elsewhere.example").status()).isEqualTo(403);
    }

    @Test
    void answersTheSnapshotAsJson() {
        var json = JsonMapper.shared()
                .readTree(get("/console/snapshot", "127.0.0.1").body());

        assertThat(json.at("/functions/0/p95").asDouble()).isEqualTo(11.5);
        assertThat(json.at("/queues/0/inFlight").asInt()).isEqualTo(1);
        assertThat(json.at("/alarms/0/state").asString()).isEqualTo("ALARM");
        assertThat(json.at("/alarms/0/tells").asBoolean()).isTrue();
        assertThat(json.at("/alarms/1/tells").asBoolean()).isFalse();
        assertThat(json.at("/history/0/now").asString()).isEqualTo("ALARM");
        assertThat(json.at("/dashboards/0/charts/0/lines/0/points/0/value").asInt())
                .isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/consoles", "/console/other", "/api/health"})
    void leavesTheRestToTheEdge(String path) {
        assertThat(get(path, "localhost").status()).isEqualTo(404);
        assertThat(console.refuse(Refusal.MALFORMED, request(path, "localhost")).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example:8080", ""})
    void answersNoForeignName(String host) {
        assertThat(get("/console/snapshot", host).status()).isEqualTo(403);
    }

    @Test
    void answersOnTheOlderAndTheNewerLoopback() {
        assertThat(get("/console", "[::1]:8080").status()).isEqualTo(200);
        assertThat(get("/console", "[::1]").status()).isEqualTo(200);
    }

    private Response get(String path, String host) {
        return console.answer(request(path, host));
    }

    private static Request request(String path, String host) {
        return new Request("GET", path, "", Headers.of("Host", host), Request.NO_BODY, "127.0.0.1", "HTTP/1.1");
    }
}

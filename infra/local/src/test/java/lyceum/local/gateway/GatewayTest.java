package lyceum.local.gateway;

import static lyceum.local.gateway.Fixture.json;
import static lyceum.local.gateway.Fixture.properties;
import static lyceum.local.gateway.Fixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.local.functions.FunctionFailed;
import lyceum.local.http.Gzip;
import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.platform.telemetry.Trace;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class GatewayTest {
    private static final String COURSES = "/api/v1/courses";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Fixture fixture = Fixture.plain();

    @Test
    void aFunctionsParentInTheTraceIsTheGateway() {
        fixture.call("GET", COURSES);
        fixture.call("GET", COURSES, "Traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        for (int i = 0; i < 2; i++) {
            var given = Trace.found(
                            Optional.ofNullable(
                                    fixture.requests.get(i).getHeaders().get("Traceparent")),
                            Optional.ofNullable(
                                    fixture.requests.get(i).getHeaders().get("X-Amzn-Trace-Id")),
                            "1")
                    .orElseThrow();
            var span = fixture.spans.get(i);
            assertThat(span.traceId()).isEqualTo(given.traceId());
            assertThat(given.parentId()).contains(span.spanId());
            assertThat(span.service()).isEqualTo("gateway");
            assertThat(span.start()).isEqualTo(fixture.now);
        }
        assertThat(fixture.spans.get(0).parentId()).isEmpty();
        assertThat(fixture.spans.get(1).parentId()).contains("b7ad6b7169203331");
        assertThat(fixture.spans.get(1).traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void theAuthorizersTimeIsToldToTheRequestThatWaitedForIt() {
        fixture.call("GET", COURSES);
        fixture.call("GET", COURSES);

        assertThat(fixture.requests)
                .extracting(event -> event.getRequestContext().getAuthorizer().get("integrationLatency"))
                .satisfiesExactly(
                        asked -> assertThat(String.valueOf(asked)).matches("[1-9]\\d*"),
                        kept -> assertThat(String.valueOf(kept)).isEqualTo("0"));
    }

    @Test
    void buildsTheEventAsAwsDoes() throws IOException {
        fixture.send(
                "POST",
                COURSES + "/crs%201/publish?b=2&a=1&a=x%20y+z&flag",
                Headers.of(
                        "Host", "localhost:8080",
                        "X-API-Key", "key-1",
                        "Accept", "text/html",
                        "Accept", "application/json",
                        "User-Agent", "test/1",
                        "X-Amzn-Trace-Id", "Root=1-00000000-000000000000000000000000",
                        "X-Forwarded-For", "10.0.0.1",
                        "Content-Type", "application/json"),
                "{\"naïve\": true}");

        String event = JSON.writeValueAsString(fixture.requests.getFirst())
                .replace(fixture.requests.getFirst().getRequestContext().getRequestId(), "REQUEST")
                .replaceFirst("\"integrationLatency\" : \\d+", "\"integrationLatency\" : 0");
        assertThat(event)
                .isEqualToNormalizingNewlines(
                        Files.readString(Path.of("src/test/resources/lyceum/local/gateway/event.json"))
                                .strip());
    }

    @Test
    void leavesOutWhatARequestDoesNotHave() {
        fixture.call("GET", COURSES);

        var event = fixture.requests.getFirst();
        assertThat(event.getQueryStringParameters()).isNull();
        assertThat(event.getMultiValueQueryStringParameters()).isNull();
        assertThat(event.getPathParameters()).isNull();
        assertThat(event.getStageVariables()).isNull();
        assertThat(event.getBody()).isNull();
        assertThat(event.getIsBase64Encoded()).isFalse();
    }

    @Test
    void encodesBodiesOfBinaryTypes() {
        var binary = Fixture.with(resources -> properties(resources, "GatewayApi4")
                .putArray("BinaryMediaTypes")
                .add("application/pdf"));
        var answer = json(Base64.getEncoder().encodeToString(new byte[] {1, 2}));
        answer.setIsBase64Encoded(true);
        binary.function = _ -> answer;
        var headers = Headers.of("X-API-Key", "k", "Content-Type", "application/pdf", "Accept", "application/pdf, */*");

        assertThat(binary.send("POST", COURSES, headers, "%PDF").body()).containsExactly(1, 2);
        assertThat(binary.requests.getFirst().getBody()).isEqualTo("JVBERg==");
        assertThat(binary.requests.getFirst().getIsBase64Encoded()).isTrue();
        assertThat(text(binary.call("GET", COURSES))).isEqualTo("AQI=");
    }

    @Test
    void givesBackWhatTheFunctionAnswers() {
        var answer = json("{\"ü\": 1}");
        answer.setStatusCode(202);
        answer.setHeaders(Map.of("Location", "/x", "Date", "then", "Content-Length", "99"));
        answer.setMultiValueHeaders(Map.of("Link", List.of("<a>", "<b>"), "location", List.of("/y")));
        fixture.function = _ -> answer;

        Response given = fixture.call("GET", COURSES);

        assertThat(given.status()).isEqualTo(202);
        assertThat(text(given)).isEqualTo("{\"ü\": 1}");
        assertThat(given.headers().all("Link")).containsExactly("<a>", "<b>");
        assertThat(given.headers().all("Location")).containsExactly("/y");
        assertThat(given.headers().get("x-amzn-Remapped-Date")).isEqualTo("then");
        assertThat(given.headers().has("Content-Length")).isFalse();
        assertThat(given.headers().get("X-Amzn-Trace-Id"))
                .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=1");
    }

    @Test
    void compressesWhatIsLargeEnough() throws IOException {
        String body = "0123456789".repeat(100);
        fixture.function = _ -> json(body);

        Response compressed = fixture.call("GET", COURSES, "Accept-Encoding", "br;q=1.0, gzip;q=0.5");
        assertThat(compressed.headers().get("Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.headers().get("Vary")).isEqualTo("Accept-Encoding");
        assertThat(compressed.headers().get("ETag")).isEqualTo("W/\"1\"");
        assertThat(new String(Gzip.expand(compressed.body(), 2_000), StandardCharsets.UTF_8))
                .isEqualTo(body);

        for (String refused : List.of("", "br", "gzip;q=0", "gzip; q=0.00, *", "*;q=0", "identity")) {
            assertThat(text(fixture.call("GET", COURSES, "Accept-Encoding", refused)))
                    .as(refused)
                    .isEqualTo(body);
        }
        fixture.function = _ -> json(body.substring(1));
        assertThat(fixture.call("GET", COURSES, "Accept-Encoding", "gzip")
                        .headers()
                        .has("Content-Encoding"))
                .isFalse();
    }

    @Test
    void expandsCompressedBodies() {
        var headers = Headers.of("X-API-Key", "k", "Content-Encoding", "gzip");

        assertThat(send(headers, Gzip.compress(new byte[] {'o', 'k'})).status()).isEqualTo(200);
        assertThat(fixture.requests.getFirst().getBody()).isEqualTo("ok");
        assertThat(fixture.requests.getFirst().getHeaders()).doesNotContainKey("Content-Encoding");
        assertThat(send(headers, new byte[] {1, 2, 3}).status()).isEqualTo(400);
        assertThat(send(headers, Gzip.compress(new byte[11 * 1024 * 1024])).status())
                .isEqualTo(413);
        assertThat(send(headers.copy().set("Content-Encoding", "br"), new byte[] {1})
                        .status())
                .isEqualTo(415);
    }

    private Response send(Headers headers, byte[] body) {
        return fixture.gateway()
                .answer(new Request("POST", "/live" + COURSES, "", headers, body, "127.0.0.1", "HTTP/1.1"));
    }

    @Test
    void logsEachRequestInTheStagesFormat() {
        fixture.call("GET", COURSES + "/crs_1?secret=1", "User-Agent", "curl \"8\"\\");
        fixture.call("GET", "/nowhere");

        var line = JSON.readTree(fixture.logged.getFirst());
        assertThat(line.get("request_id").asString())
                .endsWith(fixture.requests.getFirst().getRequestContext().getRequestId());
        assertThat(line.get("endpoint").asString()).isEqualTo("/api/v1/courses/{course_id}");
        assertThat(line.get("status_code").asString()).isEqualTo("200");
        assertThat(line.get("response_size").asString()).isEqualTo("2");
        assertThat(line.get("user_id").asString()).isEqualTo("org_1");
        assertThat(line.get("user_agent").asString()).isEqualTo("curl \"8\"\\");
        assertThat(line.get("error").asString()).isEqualTo("-");
        assertThat(line.get("timestamp").asString()).isEqualTo("1767323045678");
        assertThat(fixture.logged.getFirst()).doesNotContain("secret").doesNotContain("key-1");
        var second = JSON.readTree(fixture.logged.get(1));
        assertThat(second.get("error").asString()).isEqualTo("MISSING_AUTHENTICATION_TOKEN");
        assertThat(second.get("endpoint").asString()).isEqualTo("-");
    }

    @Test
    void measuresApiAndMethod() {
        fixture.call("GET", COURSES);
        fixture.call("GET", "/nowhere");
        fixture.function = _ -> {
            throw new FunctionFailed("RuntimeException", "no");
        };
        fixture.call("GET", COURSES);

        assertThat(fixture.measured)
                .containsEntry("Count2", 3.0)
                .containsEntry("4XXError2", 1.0)
                .containsEntry("5XXError2", 1.0)
                .containsEntry("Count4", 2.0)
                .containsEntry("5XXError4", 1.0)
                .containsKeys("Latency2", "Latency4", "IntegrationLatency4");
    }
}

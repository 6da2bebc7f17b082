package lyceum.local.gateway;

import static lyceum.local.gateway.Fixture.json;
import static lyceum.local.gateway.Fixture.properties;
import static lyceum.local.gateway.Fixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import lyceum.local.functions.FunctionFailed;
import lyceum.local.functions.FunctionThrottled;
import lyceum.local.functions.FunctionTimedOut;
import lyceum.local.http.Gzip;
import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.template.UnsupportedTemplate;
import lyceum.platform.telemetry.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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

    @ParameterizedTest
    @CsvSource({
        "FAILED, 502",
        "TIMED_OUT, 502",
        "THROTTLED, 500",
        "NO_STATUS, 502",
        "BAD_STATUS, 502",
        "BAD_BASE64, 502"
    })
    void answersForAFunctionThatGivesNone(String how, int status) {
        // Without the template's own answer the statuses are AWS's.
        var bare = Fixture.with(resources -> {
            for (String type : List.of("GatewayApiApiConfigurationError", "GatewayApiDefault5", "GatewayApiDefault4")) {
                resources.properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(name -> name.startsWith(type))
                        .toList()
                        .forEach(((ObjectNode) resources)::remove);
            }
            properties(resources, "GatewayApi4").putArray("BinaryMediaTypes").add("*/*");
        });
        bare.function = event -> switch (how) {
            case "FAILED" -> throw new FunctionFailed("RuntimeException", "boom: secret");
            case "TIMED_OUT" -> throw new FunctionTimedOut("f", Duration.ofSeconds(3));
            case "THROTTLED" -> throw new FunctionThrottled("f");
            case "BAD_STATUS" -> json("{}").withStatusCode(20);
            case "BAD_BASE64" -> json("§").withIsBase64Encoded(true);
            default -> new APIGatewayProxyResponseEvent();
        };

        Response answer = bare.call("GET", COURSES);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(text(answer)).contains("Internal server error").doesNotContain("secret");
    }

    @Test
    void answersTimeoutForAnAnswerThatComesTooLate() {
        var impatient = Fixture.with(resources -> resources.properties().forEach(entry -> {
            if (entry.getValue().get("Type").asString().equals("AWS::ApiGateway::Method")) {
                ((ObjectNode) entry.getValue().get("Properties").get("Integration")).put("TimeoutInMillis", 50);
            }
        }));
        impatient.function = _ -> {
            sleep(80);
            return json("{}");
        };
        assertThat(impatient.call("GET", COURSES).status()).isEqualTo(504);

        impatient.function = _ -> {
            sleep(80);
            throw new FunctionTimedOut("f", Duration.ofMillis(80));
        };
        Response answer = impatient.call("GET", COURSES);
        assertThat(answer.status()).isEqualTo(504);
        assertThat(text(answer)).contains("\"code\":\"timeout\"");
    }

    /** Every type of answer that the template declares gives exactly what it declares. */
    @ParameterizedTest
    @CsvSource({
        "DEFAULT_4XX, 400, invalid-parameter",
        "DEFAULT_5XX, 500, internal-error",
        "UNAUTHORIZED, 401, unauthenticated",
        "INVALID_API_KEY, 401, unauthenticated",
        "ACCESS_DENIED, 403, forbidden",
        "MISSING_AUTHENTICATION_TOKEN, 404, not-found",
        "REQUEST_TOO_LARGE, 413, payload-too-large",
        "UNSUPPORTED_MEDIA_TYPE, 415, unsupported-media-type",
        "THROTTLED, 429, too-many-requests",
        "QUOTA_EXCEEDED, 429, too-many-requests",
        "AUTHORIZER_FAILURE, 500, internal-error",
        "INTEGRATION_FAILURE, 502, bad-gateway",
        "INTEGRATION_TIMEOUT, 504, timeout",
        "EXPIRED_TOKEN, 400, invalid-parameter",
    })
    void answersEachFailureAsTheTemplateSays(Failure type, int status, String code) {
        var responses = new GatewayResponses();
        fixture.template()
                .ofType("AWS::ApiGateway::GatewayResponse")
                .forEach(resource -> responses.add(resource.properties()));
        var exchange = exchange();

        Response answer = responses.answer(exchange, new Failed(type, "why"));

        assertThat(answer.status()).isEqualTo(status);
        var problem = JSON.readTree(answer.body());
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("request_id").asString()).endsWith(exchange.requestId);
        assertThat(answer.headers().get("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.headers().get("X-Request-ID")).endsWith(exchange.requestId);
        assertThat(answer.headers().get("X-Response-Time")).isEqualTo("0ms");
        assertThat(answer.headers().get("X-Server-ID")).isNotEmpty();
        assertThat(answer.headers().get("X-Cache-Status")).isEqualTo("BYPASS");
    }

    @Test
    void answersAsAwsWhereTheTemplateSaysNothing() {
        Response answer = new GatewayResponses().answer(exchange(), new Failed(Failure.THROTTLED, "Too \"Many\""));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(text(answer)).isEqualTo("{\"message\":\"Too \\\"Many\\\"\"}");
        assertThat(answer.headers().get("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void refusesOtherMethodsByItself() {
        Response answer = fixture.call("PUT", COURSES + "/crs_1");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers().get("Allow")).contains("GET").contains("PATCH");
        assertThat(text(answer)).contains("method-not-allowed");
        assertThat(fixture.requests).isEmpty();
        assertThat(fixture.call("PUT", COURSES + "/crs_1", "Content-Type", "application/json; charset=utf-8")
                        .status())
                .isEqualTo(405);
        assertThat(fixture.call("PUT", COURSES + "/crs_1", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void admitsEachKeyAtItsOwnRate() {
        assertThat(statuses(25)).containsExactlyInAnyOrderElementsOf(repeated(200, 20, 429, 5));
        assertThat(fixture.requests).hasSize(20);

        Response refused = fixture.call("GET", COURSES);
        assertThat(refused.headers().get("Retry-After")).isEqualTo("1");
        assertThat(text(refused)).contains("too-many-requests");

        fixture.pass(Duration.ofMillis(1_300));
        assertThat(statuses(4)).containsExactlyInAnyOrderElementsOf(repeated(200, 2, 429, 2));
        assertThat(fixture.send("GET", "/api/health", new Headers(), "").status())
                .isEqualTo(200);
    }

    @Test
    void admitsNobodyWithoutAPlan() {
        fixture.plans = Set.of("another");
        assertThat(fixture.call("GET", COURSES).status()).isEqualTo(401);

        fixture.plans = Set.of(Fixture.PLAN);
        fixture.authorizer = event -> {
            var policy = Fixture.policy("Allow", "*");
            policy.setUsageIdentifierKey("unknown");
            return policy;
        };
        Response answer = fixture.call("GET", COURSES, "X-API-Key", "key-9");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().get("x-amzn-ErrorType")).isEqualTo("ForbiddenException");
    }

    @Test
    void countsQuotasByDayAndMethodsApart() {
        var limited = Fixture.with(resources -> {
            var plan = properties(resources, "GatewayApiStandard");
            plan.putObject("Quota").put("Limit", 3).put("Period", "DAY");
            ((ObjectNode) plan.get("ApiStages").get(0))
                    .putObject("Throttle")
                    .putObject("/api/v1/courses/POST")
                    .put("RateLimit", 1)
                    .put("BurstLimit", 1);
        });

        assertThat(limited.call("POST", COURSES).status()).isEqualTo(200);
        assertThat(limited.call("POST", COURSES).status()).isEqualTo(429);
        assertThat(limited.call("GET", COURSES).status()).isEqualTo(200);
        assertThat(limited.call("GET", COURSES).status()).isEqualTo(200);
        Response spent = limited.call("GET", COURSES);
        assertThat(spent.status()).isEqualTo(429);
        assertThat(spent.headers().get("x-amzn-ErrorType")).isEqualTo("LimitExceededException");
        limited.pass(Duration.ofDays(1));
        assertThat(limited.call("GET", COURSES).status()).isEqualTo(200);
    }

    @Test
    void appliesTheStagesOwnRate() {
        var slow = Fixture.with(resources -> properties(resources, "GatewayApiDeploymentStage")
                .putArray("MethodSettings")
                .addObject()
                .put("ResourcePath", "/~1api~1health")
                .put("HttpMethod", "GET")
                .put("ThrottlingRateLimit", 1)
                .put("ThrottlingBurstLimit", 2));

        assertThat(IntStream.range(0, 3)
                        .map(_ -> slow.call("GET", "/api/health").status())
                        .boxed())
                .containsExactly(200, 200, 429);
        assertThat(slow.call("GET", COURSES).status()).isEqualTo(200);
    }

    @Test
    void keepsToTheLimitsOfSize() {
        String six = "x".repeat(6 * 1024 * 1024);
        var headers = Headers.of("X-API-Key", "k", "Host", "h");

        assertThat(fixture.send("POST", COURSES, headers, six).status()).isEqualTo(200);
        assertThat(fixture.send("POST", COURSES, headers, six + "x").status()).isEqualTo(413);
        assertThat(fixture.send("POST", COURSES, headers, six + six).status()).isEqualTo(413);
        assertThat(fixture.call("GET", COURSES, "X-Long", "y".repeat(10_240)).status())
                .isEqualTo(400);
        fixture.function = _ -> json(six + "x");
        assertThat(fixture.call("GET", COURSES).status()).isEqualTo(502);
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

    @ParameterizedTest
    @CsvSource({
        "GatewayApiAuthorizer, Type, TOKEN",
        "GatewayApiapiv1coursesGET, AuthorizationType, AWS_IAM",
        "GatewayApiapiv1coursesGET, RequestValidatorId, any",
        "GatewayApiDeploymentStage, CacheClusterEnabled, true",
    })
    void stopsAtWhatItDoesNotKnow(String resource, String property, String value) {
        assertThatThrownBy(() -> Fixture.with(
                        resources -> properties(resources, resource).put(property, value)))
                .isInstanceOf(UnsupportedTemplate.class)
                .hasMessageContaining(resource);
    }

    @Test
    void stopsAtATemplateItCantRead() {
        assertThatThrownBy(() -> Text.of("$input.path('$.a')", "here")).hasMessageContaining("here");
        assertThatThrownBy(() -> Text.of("#set($a = 1)", "here")).isInstanceOf(UnsupportedTemplate.class);
        assertThatThrownBy(() -> Text.of("$context.unheard", "here")).hasMessageContaining("unheard");
        assertThat(Text.of("/problems#not-found", "here").render(exchange(), ""))
                .isEqualTo("/problems#not-found");
    }

    private Exchange exchange() {
        var request = new Request("GET", "/", "", new Headers(), Request.NO_BODY, "127.0.0.1", "HTTP/1.1");
        return new Exchange(
                request, new StageSettings("live", "api", "Lyceum", "eu-central-1", Map.of(), false), 1_000);
    }

    private List<Integer> statuses(int calls) {
        return IntStream.range(0, calls)
                .map(_ -> fixture.call("GET", COURSES).status())
                .boxed()
                .toList();
    }

    private static List<Integer> repeated(int first, int times, int second, int more) {
        return IntStream.concat(
                        IntStream.generate(() -> first).limit(times),
                        IntStream.generate(() -> second).limit(more))
                .boxed()
                .toList();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

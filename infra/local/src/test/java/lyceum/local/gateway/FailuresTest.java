package lyceum.local.gateway;

import static lyceum.local.gateway.Fixture.json;
import static lyceum.local.gateway.Fixture.properties;
import static lyceum.local.gateway.Fixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lyceum.local.functions.FunctionFailed;
import lyceum.local.functions.FunctionThrottled;
import lyceum.local.functions.FunctionTimedOut;
import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.template.UnsupportedTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the gateway answers where the function, or the request, fails. */
class FailuresTest {
    private static final String COURSES = "/api/v1/courses";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Fixture fixture = Fixture.plain();

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

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

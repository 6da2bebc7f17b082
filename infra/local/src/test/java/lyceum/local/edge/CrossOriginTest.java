package lyceum.local.edge;

import static lyceum.local.gateway.Fixture.json;
import static lyceum.local.gateway.Fixture.properties;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lyceum.local.gateway.Fixture;
import lyceum.local.http.Headers;
import lyceum.local.http.Refusal;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The function that runs at the edge, as it is deployed, with the rules that stand beside it. */
class CrossOriginTest {
    private static final Path CODE =
            Path.of("..", "stack", "src", "main", "resources", "lyceum", "stack", "edge", "viewer-request.js");
    private static final String ALLOWED = "https://learn.example.org,http://localhost:3000,https://*.school.example";
    private static final String PAGE = "https://learn.example.org";
    private static final String HEALTH = "/api/health";
    private static final String COURSES = "/api/v1/courses";

    private final Fixture api = Fixture.plain();

    @ParameterizedTest
    @ValueSource(
            strings = {
                PAGE,
                "http://localhost:3000",
                "https://north.school.example",
                "https://a.b-1.school.example",
            })
    void anAllowedPageIsToldBeforehandHowItMayCall(String page) {
        Response answer = edge(ALLOWED).answer(preflight(page));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        Headers headers = answer.headers();
        assertThat(headers.all("Access-Control-Allow-Origin")).containsExactly(page);
        assertThat(headers.all("Access-Control-Allow-Methods")).containsExactly("GET, POST");
        assertThat(headers.all("Access-Control-Allow-Headers")).containsExactly("Authorization, X-API-Key");
        assertThat(headers.all("Access-Control-Max-Age")).containsExactly("7200");
        assertThat(headers.all("Vary")).containsExactly("Origin");
        assertThat(headers.has("Access-Control-Allow-Credentials")).isFalse();
        assertThat(headers.get("X-Request-ID")).matches("req-[0-9a-f]+");
        assertThat(headers.get("X-Server-ID")).isEqualTo("srv-edge");
        assertThat(api.requests).as("the edge answers by itself").isEmpty();
        assertThat(api.logged).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://learn.example.org",
                "https://learn.example.org:8443",
                "https://learn.example.org.evil.example",
                "https://evil.example",
                "https://school.example",
                "https://.school.example",
                "https://evil.example/.school.example",
                "https://evil.example?.school.example",
                "https://user@x.school.example",
                "https://xschool.example",
                "http://localhost:3001",
                "null",
                "https://learn.example.org,http://localhost:3000",
            })
    void anotherPageIsToldNothingBeforehand(String page) {
        Response answer = edge(ALLOWED).answer(preflight(page));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(accessControl(answer)).isEmpty();
        assertThat(answer.headers().get("Vary")).isEqualTo("Origin");
        assertThat(api.requests).isEmpty();
    }

    @Test
    void whereNoneIsAllowedNoneIsTold() {
        Edge closed = edge("");

        for (String page : Set.of(PAGE, "null", "*", "")) {
            assertThat(accessControl(closed.answer(preflight(page)))).as(page).isEmpty();
        }
        assertThat(accessControl(closed.answer(get(PAGE)))).isEmpty();
    }

    @Test
    void whereAllAreAllowedNoneIsNamed() {
        Edge open = edge("*");

        for (Response answer : Set.of(open.answer(preflight("null")), open.answer(get("https://anyone.example")))) {
            assertThat(answer.headers().all("Access-Control-Allow-Origin")).containsExactly("*");
        }
        assertThat(open.answer(get(PAGE)).headers().get("Vary")).doesNotContain("Origin");
    }

    @Test
    void anotherOptionsRequestIsNoPreflight() {
        Edge edge = edge(ALLOWED);
        edge.answer(request("OPTIONS", COURSES, Headers.of("Origin", PAGE)));
        edge.answer(request("OPTIONS", COURSES, Headers.of("Access-Control-Request-Method", "GET")));

        assertThat(api.logged).as("both reached the gateway").hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"200, max-age=60", "404, no-store", "429, no-store", "500, no-store"})
    void anAllowedPageReadsEveryAnswer(int status, String kept) {
        api.function = _ -> answer(status, kept);
        Response answer = edge(ALLOWED).answer(get(PAGE));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(accessControl(answer))
                .containsExactly("access-control-allow-origin", "access-control-expose-headers");
        assertThat(answer.headers().get("Access-Control-Expose-Headers")).isEqualTo("ETag, X-Request-ID");
        assertThat(answer.headers().get("Vary")).isEqualTo("Accept-Encoding, Origin");
    }

    @Test
    void anAllowedPageReadsWhatGatewayAndEdgeAnswerByThemselves() {
        Edge edge = edge(ALLOWED);

        Response unknown = edge.answer(request("GET", "/api/v1/nothing", Headers.of("Origin", PAGE)));
        assertThat(unknown.status()).isEqualTo(404);
        Response large =
                edge.refuse(Refusal.BODY_TOO_LARGE, request("POST", COURSES, Headers.of("Host", "h", "Origin", PAGE)));
        Response headers = edge.refuse(Refusal.HEADERS_TOO_LARGE, request("GET", COURSES, Headers.of("Origin", PAGE)));
        for (Response answer : Set.of(unknown, large, headers)) {
            assertThat(answer.headers().all("Access-Control-Allow-Origin")).containsExactly(PAGE);
            assertThat(accessControl(edge.answer(request("GET", "/api/v1/nothing", new Headers()))))
                    .isEmpty();
        }
    }

    @Test
    void aKeptAnswerNeverCarriesTheNameOfWhoeverAskedFirst() {
        api.function = _ -> answer(200, "max-age=60");
        Edge edge = edge(ALLOWED);

        assertThat(allowed(edge.answer(get(PAGE)))).isEqualTo(PAGE);
        Response other = edge.answer(get("http://localhost:3000"));
        assertThat(other.headers().get("X-Cache")).isEqualTo("Hit from cloudfront");
        assertThat(allowed(other)).isEqualTo("http://localhost:3000");
        assertThat(accessControl(edge.answer(get("https://evil.example")))).isEmpty();
        assertThat(accessControl(edge.answer(request("GET", HEALTH, Headers.of("Host", "h")))))
                .isEmpty();
        assertThat(api.requests).as("one answer for all of them").hasSize(1);
    }

    @Test
    void whatTheApiSaysOfOriginsByItselfIsPutRight() {
        api.function = _ -> {
            var answer = answer(200, "no-store");
            answer.getHeaders().put("Access-Control-Allow-Origin", "https://evil.example");
            return answer;
        };

        assertThat(allowed(edge(ALLOWED).answer(get(PAGE)))).isEqualTo(PAGE);
    }

    private Edge edge(String origins) {
        return Edge.of(
                Fixture.template(resources -> {
                    EdgeFunctionTest.addFunction(resources, code(origins));
                    if (!origins.isEmpty()) {
                        addRules(resources, origins);
                    }
                }),
                api.gateway(),
                (_, _) -> Optional.empty(),
                api);
    }

    private static String code(String origins) {
        try {
            return Files.readString(CODE)
                    .replace("{{origins}}", origins)
                    .replace("{{methods}}", "GET, POST")
                    .replace("{{headers}}", "Authorization, X-API-Key")
                    .replace("{{max-age}}", "7200");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addRules(JsonNode resources, String origins) {
        ObjectNode cors = ((ObjectNode) properties(resources, "EdgeApiHeaders").get("ResponseHeadersPolicyConfig"))
                .putObject("CorsConfig");
        cors.put("AccessControlAllowCredentials", false)
                .put("AccessControlMaxAgeSec", 7200)
                .put("OriginOverride", true);
        for (String origin : origins.split(",", -1)) {
            cors.withObject("AccessControlAllowOrigins").withArray("Items").add(origin);
        }
        cors.putObject("AccessControlAllowMethods").putArray("Items").add("GET").add("POST");
        cors.putObject("AccessControlAllowHeaders")
                .putArray("Items")
                .add("Authorization")
                .add("X-API-Key");
        cors.putObject("AccessControlExposeHeaders")
                .putArray("Items")
                .add("ETag")
                .add("X-Request-ID");
    }

    private static APIGatewayProxyResponseEvent answer(int status, String kept) {
        var answer = json("{}");
        var headers = new LinkedHashMap<>(answer.getHeaders());
        headers.put("Cache-Control", kept);
        headers.put("Vary", "Accept-Encoding");
        answer.setHeaders(headers);
        answer.setStatusCode(status);
        return answer;
    }

    private static Request preflight(String page) {
        return request(
                "OPTIONS",
                COURSES,
                Headers.of(
                        "Host", "h",
                        "Origin", page,
                        "Access-Control-Request-Method", "POST",
                        "Access-Control-Request-Headers", "authorization,content-type"));
    }

    private static Request get(String page) {
        return request("GET", HEALTH, Headers.of("Host", "h", "Origin", page));
    }

    private static Request request(String method, String path, Headers headers) {
        return new Request(method, path, "", headers, Request.NO_BODY, "127.0.0.1", "HTTP/1.1");
    }

    private static String allowed(Response answer) {
        return answer.headers().joined("Access-Control-Allow-Origin");
    }

    private static Set<String> accessControl(Response answer) {
        var names = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        answer.headers().forEach((name, _) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith("access-control-")) {
                names.add(name.toLowerCase(Locale.ROOT));
            }
        });
        return names;
    }
}

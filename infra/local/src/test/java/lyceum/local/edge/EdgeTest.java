package lyceum.local.edge;

import static lyceum.local.gateway.Fixture.json;
import static lyceum.local.gateway.Fixture.properties;
import static lyceum.local.gateway.Fixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import lyceum.local.gateway.Fixture;
import lyceum.local.http.Headers;
import lyceum.local.http.Refusal;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.template.UnsupportedTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EdgeTest {
    private static final String HEALTH = "/api/health";

    private final Map<String, StoredObject> pages = new HashMap<>();
    private final Fixture origin = Fixture.with(_ -> {});
    private final Edge edge = Edge.of(origin.template(), origin.gateway(), this::page, origin);

    private Optional<StoredObject> page(String bucket, String key) {
        assertThat(bucket).isEqualTo("lyceum-storagepages2b0b5787");
        return Optional.ofNullable(pages.get(key));
    }

    @Test
    void sendsTheApiWhatTheViewerSent() {
        Response answer =
                get("/api/v1/courses?limit=3&a=b", "X-API-Key", "key-1", "Accept-Encoding", "gzip, br", "X-Own", "1");

        assertThat(answer.status()).isEqualTo(200);
        var event = origin.requests.getFirst();
        assertThat(event.getPath()).isEqualTo("/api/v1/courses");
        assertThat(event.getQueryStringParameters()).containsEntry("limit", "3").containsEntry("a", "b");
        assertThat(event.getHeaders())
                .containsEntry("X-API-Key", "key-1")
                .containsEntry("X-Own", "1")
                .containsEntry("Accept-Encoding", "gzip")
                .containsEntry("Host", origin.gateway().domainName());
        assertThat(answer.headers().get("Strict-Transport-Security")).contains("max-age");
        assertThat(answer.headers().get("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void addsTheViewersAddressBehindWhatTheViewerClaims() {
        get(HEALTH, "X-Forwarded-For", "203.0.113.9", "X-Forwarded-For", "198.51.100.1");
        get(HEALTH);

        assertThat(origin.requests.getFirst().getHeaders())
                .as("two claims, what the edge saw, what the gateway saw")
                .containsEntry("X-Forwarded-For", "203.0.113.9, 198.51.100.1, 127.0.0.1, 127.0.0.1");
        assertThat(origin.requests.getLast().getHeaders()).containsEntry("X-Forwarded-For", "127.0.0.1, 127.0.0.1");
    }

    @Test
    void keepsAnAnswerForAsLongAsItSays() {
        says("max-age=60");
        Response first = get(HEALTH);
        assertThat(first.headers().get("X-Cache")).isEqualTo("Miss from cloudfront");
        assertThat(first.headers().get("X-Cache-Status")).isEqualTo("MISS");

        origin.pass(Duration.ofSeconds(59));
        Response second = get(HEALTH);
        assertThat(second.headers().get("X-Cache")).isEqualTo("Hit from cloudfront");
        assertThat(second.headers().all("X-Cache-Status")).containsExactly("HIT");
        assertThat(second.headers().get("Cache-Status")).isEqualTo("edge; hit; ttl=1");
        assertThat(second.headers().get("Age")).isEqualTo("59");
        assertThat(second.headers().get("X-Request-ID"))
                .isNotEqualTo(first.headers().get("X-Request-ID"));
        assertThat(text(second)).isEqualTo(text(first));
        assertThat(origin.requests).hasSize(1);

        origin.pass(Duration.ofSeconds(2));
        assertThat(get(HEALTH).headers().get("X-Cache")).isEqualTo("Miss from cloudfront");
        assertThat(origin.requests).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "no-store, 0",
        "no-cache, 0",
        "private, 0",
        "'private, max-age=60', 0",
        "'max-age=60, no-cache', 0",
        "'', 0",
        "max-age=x, 0",
        "max-age=99999999999, 0",
        "'s-maxage=0, max-age=60', 0",
        "max-age=60, 1",
        "'s-maxage=60, max-age=0', 1",
        "'public, MAX-AGE=60', 1",
        "'public, max-age=\"60\"', 1",
    })
    void obeysTheAnswersOwnWord(String cacheControl, int hits) {
        says(cacheControl);

        get(HEALTH);
        get(HEALTH);

        assertThat(origin.requests).hasSize(2 - hits);
    }

    @Test
    void asksWhetherAnOldAnswerStillHolds() {
        says("max-age=10");
        get(HEALTH);
        origin.pass(Duration.ofSeconds(11));
        origin.function = event -> {
            assertThat(event.getHeaders()).containsEntry("If-None-Match", "W/\"1\"");
            var unchanged = new APIGatewayProxyResponseEvent();
            unchanged.setStatusCode(304);
            unchanged.setHeaders(Map.of("ETag", "W/\"1\"", "Cache-Control", "max-age=10"));
            return unchanged;
        };

        Response refreshed = get(HEALTH, "If-None-Match", "W/\"other\"");

        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(text(refreshed)).isEqualTo("{}");
        assertThat(refreshed.headers().get("X-Cache")).isEqualTo("RefreshHit from cloudfront");
        assertThat(get(HEALTH).headers().get("X-Cache")).isEqualTo("Hit from cloudfront");
        assertThat(origin.requests).hasSize(2);
    }

    @Test
    void answersNothingHasChanged() {
        says("max-age=10");
        get(HEALTH);

        for (String known : List.of("W/\"1\"", "\"1\"", "\"0\", W/\"1\"", "*")) {
            Response answer = get(HEALTH, "If-None-Match", known);
            assertThat(answer.status()).as(known).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().get("ETag")).isEqualTo("W/\"1\"");
        }
        assertThat(get(HEALTH, "If-None-Match", "\"11\"").status()).isEqualTo(200);
    }

    @Test
    void keepsApartWhatThePolicySays() {
        says("max-age=60");
        get("/api/v1/courses", "X-API-Key", "key-1");
        get("/api/v1/courses", "X-API-Key", "key-2");
        get("/api/v1/courses?limit=2", "X-API-Key", "key-1");
        get("/api/v1/courses", "X-API-Key", "key-1", "Accept", "text/html");
        get("/api/v1/courses", "X-API-Key", "key-1", "Accept-Encoding", "gzip");
        assertThat(origin.requests).hasSize(5);

        get("/api/v1/courses", "X-API-Key", "key-1", "User-Agent", "another", "Accept-Encoding", "br");
        assertThat(origin.requests).hasSize(5);
    }

    @Test
    void neverKeepsAnAnswerToAWrite() {
        says("max-age=60");
        send("POST", "/api/v1/courses", "X-API-Key", "k");
        send("POST", "/api/v1/courses", "X-API-Key", "k");

        assertThat(origin.requests).hasSize(2);
    }

    @Test
    void fetchesOnceForManyWhoAsk() throws InterruptedException {
        var fetched = new AtomicInteger();
        var waiting = new CountDownLatch(1);
        origin.function = _ -> {
            fetched.incrementAndGet();
            await(waiting);
            return answer("max-age=60");
        };
        var statuses = new ArrayList<Integer>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 20; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                int status = get(HEALTH).status();
                synchronized (statuses) {
                    statuses.add(status);
                }
            }));
        }
        Thread.sleep(100);
        waiting.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(fetched).hasValue(1);
        assertThat(statuses).hasSize(20).containsOnly(200);
    }

    @Test
    void letsPassWhatIsNotKept() throws InterruptedException {
        says("private");
        get(HEALTH);
        var together = new CountDownLatch(5);
        origin.function = _ -> {
            together.countDown();
            await(together);
            return answer("private");
        };
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 5; i++) {
            threads.add(Thread.ofVirtual().start(() -> get(HEALTH)));
        }
        for (Thread thread : threads) {
            assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
        }
        assertThat(together.getCount()).isZero();
    }

    @Test
    void servesPagesFromTheirBucket() {
        pages.put(
                "index.html",
                new StoredObject(bytes("<h1>Lyceum</h1>"), "text/html", "\"e\"", Optional.of("max-age=300")));
        pages.put("static/a b.css", new StoredObject(bytes("x"), "text/css", "\"c\"", Optional.empty()));

        Response root = get("/");
        assertThat(text(root)).isEqualTo("<h1>Lyceum</h1>");
        assertThat(root.headers().get("Content-Security-Policy")).contains("script-src");
        assertThat(root.headers().get("X-Request-ID")).startsWith("req-");
        assertThat(root.headers().get("X-Response-Time")).isEqualTo("0ms");
        assertThat(root.headers().get("X-Server-ID")).isEqualTo("srv-edge");
        assertThat(get("/index.html").headers().get("X-Cache-Status")).isEqualTo("HIT");
        assertThat(text(get("/static/a%20b.css"))).isEqualTo("x");
        assertThat(get("/static/none").status()).isEqualTo(403);
        assertThat(send("POST", "/index.html").status()).isEqualTo(403);
        assertThat(text(send("POST", "/index.html"))).contains("method-not-allowed");
    }

    @Test
    void compressesOnTheWay() {
        String page = "<p>0123456789</p>".repeat(100);
        pages.put("static/p", new StoredObject(bytes(page), "text/html", "\"e\"", Optional.empty()));
        pages.put("static/q", new StoredObject(bytes(page), "image/png", "\"e\"", Optional.empty()));

        Response compressed = get("/static/p", "Accept-Encoding", "gzip");
        assertThat(compressed.headers().get("Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.headers().get("ETag")).isEqualTo("W/\"e\"");
        assertThat(compressed.headers().get("Vary")).contains("Accept-Encoding");
        assertThat(compressed.body().length).isLessThan(200);
        assertThat(text(get("/static/p"))).isEqualTo(page);
        assertThat(get("/static/q", "Accept-Encoding", "gzip").headers().has("Content-Encoding"))
                .isFalse();
    }

    @Test
    void doesNotKeepErrorsUnlessToldTo() {
        for (int i = 0; i < 2; i++) {
            assertThat(get("/api/v1/nothing").status()).isEqualTo(404);
        }
        assertThat(origin.logged).hasSize(2);
    }

    @Test
    void showsThePageForAnError() {
        Edge dressed = edge(resources -> ((ObjectNode)
                        properties(resources, "EdgeDistribution0").get("DistributionConfig"))
                .putArray("CustomErrorResponses")
                .addObject()
                .put("ErrorCode", 403)
                .put("ResponseCode", 404)
                .put("ResponsePagePath", "/static/lost"));
        pages.put("static/lost", new StoredObject(bytes("lost"), "text/html", "\"e\"", Optional.empty()));

        Response answer = dressed.answer(request("GET", "/static/none", new Headers()));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(text(answer)).isEqualTo("lost");
    }

    @Test
    void saysWhyItCantTakeARequest() {
        Request request = request("POST", "/api/v1/courses", Headers.of("Host", "x"));

        Response large = edge.refuse(Refusal.BODY_TOO_LARGE, request);
        assertThat(large.status()).isEqualTo(413);
        assertThat(text(large)).contains("payload-too-large");
        Response headers = edge.refuse(Refusal.HEADERS_TOO_LARGE, request);
        assertThat(headers.status()).isEqualTo(431);
        assertThat(headers.headers().get("Content-Type")).isEqualTo("application/problem+json");
        assertThat(headers.headers().has("X-Request-ID")).isTrue();
        assertThat(headers.headers().get("X-Cache-Status")).isEqualTo("BYPASS");
    }

    @Test
    void stopsAtWhatItDoesNotKnow() {
        for (String property : List.of("CachePolicyId", "OriginRequestPolicyId", "ResponseHeadersPolicyId")) {
            assertThatThrownBy(
                            () -> edge(resources -> defaultBehaviour(resources).put(property, "unheard-of")))
                    .isInstanceOf(UnsupportedTemplate.class);
        }
        assertThatThrownBy(() -> edge(resources -> defaultBehaviour(resources)
                        .putArray("FunctionAssociations")
                        .addObject()
                        .put("EventType", "viewer-request")))
                .isInstanceOf(UnsupportedTemplate.class);
    }

    @Test
    void runsTheTemplatesFunctionOnEachRequest() {
        Edge changing = withFunction("""
                function handler(event) {
                    var request = event.request;
                    var key = request.headers['x-api-key'];
                    if (key && !request.headers.authorization) {
                        request.headers.authorization = {value: 'ApiKey ' + key.value};
                    }
                    delete request.headers['x-api-key'];
                    return request;
                }""");
        changing.answer(request("GET", HEALTH, Headers.of("Host", "h", "X-API-Key", "k", "X-Own", "1")));
        changing.answer(request("GET", HEALTH, Headers.of("Host", "h", "X-API-Key", "k", "Authorization", "Bearer t")));

        assertThat(origin.requests.getFirst().getHeaders())
                .containsEntry("authorization", "ApiKey k")
                .containsEntry("X-Own", "1")
                .doesNotContainKey("X-API-Key");
        assertThat(origin.requests.getLast().getHeaders())
                .containsEntry("Authorization", "Bearer t")
                .doesNotContainKey("X-API-Key");
    }

    @Test
    void answersUnavailableWhereAFunctionFails() {
        Edge failing = withFunction(
                "function handler(event) { if (event.request.uri != '/') { throw 'no' } return event.request; }");
        assertThat(failing.answer(request("GET", HEALTH, Headers.of("Host", "h")))
                        .status())
                .isEqualTo(503);
        assertThat(origin.requests).isEmpty();
    }

    @Test
    void refusesToStartOnFunctionsThatDoNotRun() {
        for (String code : List.of(
                "function handler(event) {",
                "var x = 1;",
                "function handler(event) { return {statusCode: 200, body: 'x'}; }",
                "function handler(event) { return {statusCode: 100}; }",
                "function handler(event) { return 'x'; }",
                "function handler(event) { event.request.uri = '/x'; return event.request; }",
                "function handler(event) { return java.lang.System.getenv(); }")) {
            assertThatThrownBy(() -> withFunction(code)).as(code).isInstanceOf(UnsupportedTemplate.class);
        }
    }

    private Edge withFunction(String code) {
        return edge(resources -> addFunction(resources, code));
    }

    static void addFunction(JsonNode resources, String code) {
        ((ObjectNode) resources)
                .putObject("EdgeCode")
                .put("Type", "AWS::CloudFront::Function")
                .putObject("Properties")
                .put("FunctionCode", code);
        defaultBehaviour(resources)
                .putArray("FunctionAssociations")
                .addObject()
                .put("EventType", "viewer-request")
                .putObject("FunctionARN")
                .putArray("Fn::GetAtt")
                .add("EdgeCode")
                .add("FunctionARN");
    }

    @Test
    void forgetsWhatWasUsedLongestAgo() {
        var cache = new EdgeCache(100_000);
        for (int i = 0; i < 20; i++) {
            cache.keep("key" + i, new EdgeCache.Entry(new Response(200, new Headers(), new byte[9_000]), 0, 1));
            cache.find("key0");
        }

        assertThat(cache.find("key0")).isNotNull();
        assertThat(cache.find("key1")).isNull();
        assertThat(cache.find("key19")).isNotNull();
        cache.keep("huge", new EdgeCache.Entry(new Response(200, new Headers(), new byte[90_000]), 0, 1));
        assertThat(cache.find("huge")).isNull();
    }

    private Edge edge(Consumer<JsonNode> change) {
        return Edge.of(Fixture.template(change), origin.gateway(), this::page, origin);
    }

    private static ObjectNode defaultBehaviour(JsonNode resources) {
        return (ObjectNode) properties(resources, "EdgeDistribution0")
                .get("DistributionConfig")
                .get("DefaultCacheBehavior");
    }

    private void says(String cacheControl) {
        origin.function = _ -> answer(cacheControl);
    }

    private static APIGatewayProxyResponseEvent answer(String cacheControl) {
        var answer = json("{}");
        var headers = new LinkedHashMap<>(answer.getHeaders());
        headers.put("Cache-Control", cacheControl);
        answer.setHeaders(headers);
        return answer;
    }

    private Response get(String target, String... headers) {
        return send("GET", target, headers);
    }

    private Response send(String method, String target, String... headers) {
        return edge.answer(request(method, target, Headers.of(headers).setIfAbsent("Host", "localhost")));
    }

    private static Request request(String method, String target, Headers headers) {
        int mark = target.indexOf('?');
        return new Request(
                method,
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? "" : target.substring(mark + 1),
                headers,
                Request.NO_BODY,
                "127.0.0.1",
                "HTTP/1.1");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

package lyceum.local.edge;

import static lyceum.local.gateway.Fixture.properties;
import static lyceum.local.gateway.Fixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import lyceum.local.http.Headers;
import lyceum.local.http.Refusal;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.template.UnsupportedTemplate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class EdgeTest {
    private static final String HEALTH = "/api/health";

    private final EdgeFixture fixture = new EdgeFixture();

    @Test
    void sendsTheApiWhatTheViewerSent() {
        Response answer = fixture.get(
                "/api/v1/courses?limit=3&a=b", "X-API-Key", "key-1", "Accept-Encoding", "gzip, br", "X-Own", "1");

        assertThat(answer.status()).isEqualTo(200);
        var event = fixture.origin.requests.getFirst();
        assertThat(event.getPath()).isEqualTo("/api/v1/courses");
        assertThat(event.getQueryStringParameters()).containsEntry("limit", "3").containsEntry("a", "b");
        assertThat(event.getHeaders())
                .containsEntry("X-API-Key", "key-1")
                .containsEntry("X-Own", "1")
                .containsEntry("Accept-Encoding", "gzip")
                .containsEntry("Host", fixture.origin.gateway().domainName());
        assertThat(answer.headers().get("Strict-Transport-Security")).contains("max-age");
        assertThat(answer.headers().get("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void addsTheViewersAddressBehindWhatTheViewerClaims() {
        fixture.get(HEALTH, "X-Forwarded-For", "203.0.113.9", "X-Forwarded-For", "198.51.100.1");
        fixture.get(HEALTH);

        assertThat(fixture.origin.requests.getFirst().getHeaders())
                .as("two claims, what the edge saw, what the gateway saw")
                .containsEntry("X-Forwarded-For", "203.0.113.9, 198.51.100.1, 127.0.0.1, 127.0.0.1");
        assertThat(fixture.origin.requests.getLast().getHeaders())
                .containsEntry("X-Forwarded-For", "127.0.0.1, 127.0.0.1");
    }

    @Test
    void servesPagesFromTheirBucket() {
        fixture.pages.put(
                "index.html",
                new StoredObject(bytes("<h1>Lyceum</h1>"), "text/html", "\"e\"", Optional.of("max-age=300")));
        fixture.pages.put("static/a b.css", new StoredObject(bytes("x"), "text/css", "\"c\"", Optional.empty()));

        Response root = fixture.get("/");
        assertThat(text(root)).isEqualTo("<h1>Lyceum</h1>");
        assertThat(root.headers().get("Content-Security-Policy")).contains("script-src");
        assertThat(root.headers().get("X-Request-ID")).startsWith("req-");
        assertThat(root.headers().get("X-Response-Time")).isEqualTo("0ms");
        assertThat(root.headers().get("X-Server-ID")).isEqualTo("srv-edge");
        assertThat(fixture.get("/index.html").headers().get("X-Cache-Status")).isEqualTo("HIT");
        assertThat(text(fixture.get("/static/a%20b.css"))).isEqualTo("x");
        assertThat(fixture.get("/static/none").status()).isEqualTo(403);
        assertThat(fixture.send("POST", "/index.html").status()).isEqualTo(403);
        assertThat(text(fixture.send("POST", "/index.html"))).contains("method-not-allowed");
    }

    @Test
    void compressesOnTheWay() {
        String page = "<p>0123456789</p>".repeat(100);
        fixture.pages.put("static/p", new StoredObject(bytes(page), "text/html", "\"e\"", Optional.empty()));
        fixture.pages.put("static/q", new StoredObject(bytes(page), "image/png", "\"e\"", Optional.empty()));

        Response compressed = fixture.get("/static/p", "Accept-Encoding", "gzip");
        assertThat(compressed.headers().get("Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.headers().get("ETag")).isEqualTo("W/\"e\"");
        assertThat(compressed.headers().get("Vary")).contains("Accept-Encoding");
        assertThat(compressed.body().length).isLessThan(200);
        assertThat(text(fixture.get("/static/p"))).isEqualTo(page);
        assertThat(fixture.get("/static/q", "Accept-Encoding", "gzip").headers().has("Content-Encoding"))
                .isFalse();
    }

    @Test
    void showsThePageForAnError() {
        Edge dressed = fixture.edge(resources -> ((ObjectNode)
                        properties(resources, "EdgeDistribution0").get("DistributionConfig"))
                .putArray("CustomErrorResponses")
                .addObject()
                .put("ErrorCode", 403)
                .put("ResponseCode", 404)
                .put("ResponsePagePath", "/static/lost"));
        fixture.pages.put("static/lost", new StoredObject(bytes("lost"), "text/html", "\"e\"", Optional.empty()));

        Response answer = dressed.answer(EdgeFixture.request("GET", "/static/none", new Headers()));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(text(answer)).isEqualTo("lost");
    }

    @Test
    void saysWhyItCantTakeARequest() {
        Request request = EdgeFixture.request("POST", "/api/v1/courses", Headers.of("Host", "x"));

        Response large = fixture.edge.refuse(Refusal.BODY_TOO_LARGE, request);
        assertThat(large.status()).isEqualTo(413);
        assertThat(text(large)).contains("payload-too-large");
        Response headers = fixture.edge.refuse(Refusal.HEADERS_TOO_LARGE, request);
        assertThat(headers.status()).isEqualTo(431);
        assertThat(headers.headers().get("Content-Type")).isEqualTo("application/problem+json");
        assertThat(headers.headers().has("X-Request-ID")).isTrue();
        assertThat(headers.headers().get("X-Cache-Status")).isEqualTo("BYPASS");
    }

    @Test
    void stopsAtWhatItDoesNotKnow() {
        for (String property : List.of("CachePolicyId", "OriginRequestPolicyId", "ResponseHeadersPolicyId")) {
            assertThatThrownBy(() -> fixture.edge(
                            resources -> EdgeFixture.defaultBehaviour(resources).put(property, "unheard-of")))
                    .isInstanceOf(UnsupportedTemplate.class);
        }
        assertThatThrownBy(() -> fixture.edge(resources -> EdgeFixture.defaultBehaviour(resources)
                        .putArray("FunctionAssociations")
                        .addObject()
                        .put("EventType", "viewer-request")))
                .isInstanceOf(UnsupportedTemplate.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

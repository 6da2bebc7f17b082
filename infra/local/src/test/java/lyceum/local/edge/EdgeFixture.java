package lyceum.local.edge;

import static lyceum.local.gateway.Fixture.json;
import static lyceum.local.gateway.Fixture.properties;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lyceum.local.gateway.Fixture;
import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A viewer before an edge, behind which are the fixture's gateway and pages. */
final class EdgeFixture {
    final Map<String, StoredObject> pages = new HashMap<>();
    final Fixture origin = Fixture.with(_ -> {});
    final Edge edge = Edge.of(origin.template(), origin.gateway(), this::page, origin);

    private Optional<StoredObject> page(String bucket, String key) {
        assertThat(bucket).isEqualTo("lyceum-storagepages2b0b5787");
        return Optional.ofNullable(pages.get(key));
    }

    Edge edge(Consumer<JsonNode> change) {
        return Edge.of(Fixture.template(change), origin.gateway(), this::page, origin);
    }

    static ObjectNode defaultBehaviour(JsonNode resources) {
        return (ObjectNode) properties(resources, "EdgeDistribution0")
                .get("DistributionConfig")
                .get("DefaultCacheBehavior");
    }

    void says(String cacheControl) {
        origin.function = _ -> answer(cacheControl);
    }

    static APIGatewayProxyResponseEvent answer(String cacheControl) {
        var answer = json("{}");
        var headers = new LinkedHashMap<>(answer.getHeaders());
        headers.put("Cache-Control", cacheControl);
        answer.setHeaders(headers);
        return answer;
    }

    Response get(String target, String... headers) {
        return send("GET", target, headers);
    }

    Response send(String method, String target, String... headers) {
        return edge.answer(request(method, target, Headers.of(headers).setIfAbsent("Host", "localhost")));
    }

    static Request request(String method, String target, Headers headers) {
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
}

package lyceum.local.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import lyceum.local.http.Headers;
import lyceum.local.template.UnsupportedTemplate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The template's function at the edge, which sees each request before anything else. */
class EdgeFunctionTest {
    private static final String HEALTH = "/api/health";

    private final EdgeFixture fixture = new EdgeFixture();

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
        changing.answer(EdgeFixture.request("GET", HEALTH, Headers.of("Host", "h", "X-API-Key", "k", "X-Own", "1")));
        changing.answer(EdgeFixture.request(
                "GET", HEALTH, Headers.of("Host", "h", "X-API-Key", "k", "Authorization", "Bearer t")));

        assertThat(fixture.origin.requests.getFirst().getHeaders())
                .containsEntry("authorization", "ApiKey k")
                .containsEntry("X-Own", "1")
                .doesNotContainKey("X-API-Key");
        assertThat(fixture.origin.requests.getLast().getHeaders())
                .containsEntry("Authorization", "Bearer t")
                .doesNotContainKey("X-API-Key");
    }

    @Test
    void answersUnavailableWhereAFunctionFails() {
        Edge failing = withFunction(
                "function handler(event) { if (event.request.uri != '/') { throw 'no' } return event.request; }");
        assertThat(failing.answer(EdgeFixture.request("GET", HEALTH, Headers.of("Host", "h")))
                        .status())
                .isEqualTo(503);
        assertThat(fixture.origin.requests).isEmpty();
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
        return fixture.edge(resources -> addFunction(resources, code));
    }

    static void addFunction(JsonNode resources, String code) {
        ((ObjectNode) resources)
                .putObject("EdgeCode")
                .put("Type", "AWS::CloudFront::Function")
                .putObject("Properties")
                .put("FunctionCode", code);
        EdgeFixture.defaultBehaviour(resources)
                .putArray("FunctionAssociations")
                .addObject()
                .put("EventType", "viewer-request")
                .putObject("FunctionARN")
                .putArray("Fn::GetAtt")
                .add("EdgeCode")
                .add("FunctionARN");
    }
}

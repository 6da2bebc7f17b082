package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** S3-46: a trace holds together from the caller through gateway, function and queue to the worker. */
class TracesTest {
    private static final Caller CALLER = Running.organisation();
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";

    @Test
    void aGenerationIsOneTraceFromTheCallerToTheWorker() {
        var ordered = CALLER.post(
                        "/api/v1/courses/generate",
                        Samples.readme(),
                        "Prefer",
                        "wait=20",
                        "traceparent",
                        "00-" + TRACE + "-" + PARENT + "-01")
                .expect(202);
        assertThat(ordered.header("traceparent")).matches("00-" + TRACE + "-[0-9a-f]{16}-01");
        assertThat(ordered.header("server-timing"))
                .matches("(auth;dur=\\d+, )?db;dur=[0-9.]+;desc=\"\\d+ calls?\", total;dur=[0-9.]+");

        Map<String, JsonNode> parts = parts("generate-course");

        String gateway = "gateway generateCourse";
        String operation = "courses-api generateCourse";
        String worker = "generate-course generate-course";
        assertThat(member(parts, gateway, "parentId")).isEqualTo(PARENT);
        assertThat(member(parts, operation, "parentId")).isEqualTo(member(parts, gateway, "spanId"));
        assertThat(member(parts, worker, "parentId")).isEqualTo(member(parts, operation, "spanId"));
        assertThat(member(parts, "courses-api dynamodb.PutItem", "parentId"))
                .isEqualTo(member(parts, operation, "spanId"));
        assertThat(member(parts, "generate-course provider.offline", "parentId"))
                .isEqualTo(member(parts, worker, "spanId"));
        assertThat(parts.keySet()).contains("courses-api sqs.SendMessage", "generate-course s3.GetObject");
    }

    private static String member(Map<String, JsonNode> parts, String part, String member) {
        return Optional.ofNullable(parts.get(part))
                .orElseThrow(() -> new AssertionError("no " + part + " among " + parts.keySet()))
                .path(member)
                .asString();
    }

    /** The parts of the trace by service and name, once the run of this function is among them. */
    private static Map<String, JsonNode> parts(String function) {
        for (int i = 0; i < 100; i++) {
            var answer = CALLER.anonymous().get("/console/traces/" + TRACE);
            List<JsonNode> all = new ArrayList<>();
            if (answer.status() == 200) {
                answer.json().forEach(all::add);
            }
            var parts = new HashMap<String, JsonNode>();
            all.forEach(part -> parts.put(
                    part.path("service").asString() + " " + part.path("name").asString(), part));
            if (parts.containsKey(function + " " + function) && parts.containsKey("gateway generateCourse")) {
                return parts;
            }
            CALLER.get("/api/v1/jobs?limit=1").expect(200);
        }
        throw new AssertionError("the trace has no run of " + function);
    }
}

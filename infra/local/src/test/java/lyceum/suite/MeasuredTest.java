package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.iam.Signature;
import lyceum.platform.function.LogBatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A host of its own: what it says of its requests is what was sent to it, no more and no less. */
class MeasuredTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Host HOST = started();
    private static final Caller CALLER = HOST.organisation();

    @AfterAll
    static void stop() {
        HOST.close();
    }

    @Test
    void countsAreThoseOfTheRequests() {
        for (int i = 0; i < 23; i++) {
            CALLER.get("/api/v1/courses?limit=1").expect(200);
        }
        for (int i = 0; i < 11; i++) {
            CALLER.get("/api/v1/courses/crs_01JD9Z6Q4M8T5X2B7N3C1VKPW" + i % 10).expect(404);
        }
        for (int i = 0; i < 5; i++) {
            CALLER.anonymous().get("/api/v1/jobs").expect(401);
        }

        JsonNode listed = summary("listCourses", 23);
        assertThat(listed.at("/statuses/success").asInt()).isEqualTo(23);
        JsonNode missing = summary("getCourse", 11);
        assertThat(missing.at("/statuses/client_error").asInt()).isEqualTo(11);
        assertThat(missing.path("error_rate_percent").asDouble()).isEqualTo(100.0);
        assertThat(summary("listJobs", 5).at("/statuses/client_error").asInt()).isEqualTo(5);

        JsonNode failed = awaited(
                () -> CALLER.get("/api/v1/performance/error-requests?operation=getCourse&from="
                                + Instant.now().minus(Duration.ofHours(1)) + "&to="
                                + Instant.now().plus(Duration.ofHours(1)))
                        .expect(200)
                        .json(),
                page -> page.path("requests").size() == 11
                        && page.at("/requests/0/memory_usage").isNumber());
        assertThat(failed.path("requests")).allSatisfy(one -> {
            assertThat(one.path("status_code").asInt()).isEqualTo(404);
            assertThat(one.path("ip_address").asString()).isEqualTo("127.0.0.0/24");
            assertThat(one.path("user_id").asString()).isNotBlank();
        });
        JsonNode database = awaited(
                () -> CALLER.get("/metrics/database").expect(200).json(),
                json -> json.path("tables").size() > 1);
        assertThat(database.path("tables"))
                .extracting(table -> table.path("table").asString())
                .contains("courses", "accounts");
        assertThat(CALLER.get("/metrics").expect(200).text())
                .contains("api_requests_total{method=\"GET\",endpoint=\"/api/v1/courses\",status=\"200\"} 23\n");
        CALLER.get("/health/performance").expect(200);
    }

    @Test
    void whatCloudWatchDeliversTwiceIsCountedOnce() throws IOException, InterruptedException {
        var events = new ArrayList<LogBatch.Event>();
        for (int i = 0; i < 40; i++) {
            events.add(new LogBatch.Event("delivered-" + i, Instant.now().toEpochMilli(), """
                    {"timestamp":"%d","request_id":"req-d%d","method":"DELETE","endpoint":"/api/v1/courses/{course_id}",\
                    "status_code":"%d","response_time":"7","response_size":"0","user_id":"-","ip_address":"-"}""".formatted(
                            Instant.now().toEpochMilli(), i, i < 3 ? 500 : 204)));
        }
        deliver(events);
        deliver(events);
        deliver(events.reversed().subList(5, 30));

        JsonNode deleted = summary("deleteCourse", 40);
        assertThat(deleted.at("/statuses/server_error").asInt()).isEqualTo(3);
        assertThat(deleted.at("/response_time_ms/p99").asDouble()).isEqualTo(7.0);
    }

    private static Host started() {
        try {
            return Host.start(Files.createTempDirectory(Path.of("target"), "measured"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static JsonNode summary(String operation, int requests) {
        JsonNode summary = awaited(
                () -> CALLER.get("/api/v1/performance/summary?operation=" + operation)
                        .expect(200)
                        .json(),
                json -> json.path("requests").asInt() >= requests);
        assertThat(summary.path("requests").asInt()).isEqualTo(requests);
        return summary;
    }

    /** Asks until the answer is as wanted, for a minute at most; then the last answer. */
    private static JsonNode awaited(Supplier<JsonNode> ask, Predicate<JsonNode> wanted) {
        Instant end = Instant.now().plus(PATIENCE);
        JsonNode answer = ask.get();
        while (!wanted.test(answer) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            answer = ask.get();
        }
        assertThat(wanted.test(answer)).as(answer::toString).isTrue();
        return answer;
    }

    /** As CloudWatch Logs calls the function, by the door that AWS's tools use. */
    private static void deliver(List<LogBatch.Event> events) throws IOException, InterruptedException {
        String data = new LogBatch("/lyceum/access", "again", events).encoded();
        byte[] event = ("{\"awslogs\":{\"data\":\"" + data + "\"}}").getBytes(StandardCharsets.UTF_8);
        var operator = HOST.operator();
        URI uri = URI.create(operator.getProperty("AWS_ENDPOINT_URL_LAMBDA"))
                .resolve("/2015-03-31/functions/Lyceum-collect-requests/invocations");
        var signed = new Request(
                "POST", uri.getRawPath(), "", Headers.of("Host", uri.getAuthority()), event, "", "HTTP/1.1");
        Signature.sign(
                signed,
                operator.getProperty("AWS_ACCESS_KEY_ID"),
                operator.getProperty("AWS_SECRET_ACCESS_KEY"),
                operator.getProperty("AWS_REGION"),
                "lambda",
                Instant.now());
        var request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(event));
        signed.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("host")) {
                request.header(name, value);
            }
        });
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.body()).doesNotContain("errorMessage");
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }
}

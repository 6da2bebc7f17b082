package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Someone who calls the API with a key, or without one. */
record Caller(URI base, Optional<String> key) {
    static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** An answer with what the assertions need of it. */
    static final class Answer {
        private final HttpResponse<byte[]> response;

        private Answer(HttpResponse<byte[]> response) {
            this.response = response;
        }

        int status() {
            return response.statusCode();
        }

        HttpHeaders headers() {
            return response.headers();
        }

        byte[] bytes() {
            return response.body();
        }

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JSON.readTree(bytes());
        }

        String header(String name) {
            return headers().firstValue(name).orElse("");
        }

        /** The answer itself, if it has this status; otherwise a failure that shows it. */
        Answer expect(int expected) {
            assertThat(status()).as(() -> "answer: " + text()).isEqualTo(expected);
            return this;
        }

        /** The answer itself, if it is this problem in full; otherwise a failure that shows it. */
        Answer expectProblem(int expected, String code) {
            expect(expected);
            assertThat(header("content-type")).startsWith("application/problem+json");
            JsonNode problem = json();
            assertThat(problem.path("code").asString()).as(this::text).isEqualTo(code);
            assertThat(problem.path("type").asString()).isEqualTo("/problems#" + code);
            assertThat(problem.path("status").asInt()).isEqualTo(expected);
            assertThat(problem.path("title").asString()).isNotBlank();
            assertThat(problem.path("detail").asString()).isNotBlank();
            assertThat(problem.path("request_id").asString()).isEqualTo(header("x-request-id"));
            return expectStandardHeaders();
        }

        /** S0-14…18: on every answer, whoever made it. */
        Answer expectStandardHeaders() {
            assertThat(header("x-request-id")).isNotBlank();
            assertThat(header("x-response-time")).matches("\\d+(\\.\\d+)?ms");
            assertThat(header("x-server-id")).isNotBlank();
            assertThat(header("x-cache-status")).isIn("HIT", "MISS", "BYPASS");
            return this;
        }
    }

    /** Someone who calls the same system with another key. */
    Caller with(String otherKey) {
        return new Caller(base, Optional.of(otherKey));
    }

    /** The id of the caller's organisation, from its own audit log. */
    String organisation() {
        String today = Instant.now().truncatedTo(ChronoUnit.DAYS).toString();
        String tomorrow = Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(1, ChronoUnit.DAYS)
                .toString();
        return get("/api/v1/audit-logs?limit=1&from=" + today + "&to=" + tomorrow)
                .expect(200)
                .json()
                .at("/events/0/chain")
                .asString();
    }

    Caller anonymous() {
        return new Caller(base, Optional.empty());
    }

    Answer get(String path, String... headers) {
        return send("GET", path, Optional.empty(), headers);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, Optional.of(body), headers);
    }

    Answer patch(String path, String body, String... headers) {
        return send("PATCH", path, Optional.of(body), headers);
    }

    Answer delete(String path, String... headers) {
        return send("DELETE", path, Optional.empty(), headers);
    }

    Answer send(String method, String path, Optional<String> body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(40));
        key.ifPresent(value -> request.header("X-API-Key", value));
        body.ifPresent(text -> request.header("Content-Type", "application/json"));
        for (int i = 0; i + 1 < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        request.method(method, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        return send(request.build());
    }

    /** A request to an address that carries its own rights. */
    static Answer put(URI address, byte[] bytes, JsonNode headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).PUT(BodyPublishers.ofByteArray(bytes));
        headers.properties().forEach(header -> {
            if (!header.getKey().equalsIgnoreCase("content-length")
                    && !header.getKey().equalsIgnoreCase("host")) {
                request.header(header.getKey(), header.getValue().asString());
            }
        });
        return send(request.build());
    }

    static Answer download(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).build());
    }

    private static Answer send(HttpRequest request) {
        try {
            return new Answer(CLIENT.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until a job ends or asks for approval; the job as it then is. */
    JsonNode settled(String jobId) {
        for (int i = 0; i < 12; i++) {
            JsonNode job = get("/api/v1/jobs/" + jobId, "Prefer", "wait=10")
                    .expect(200)
                    .json();
            if (!job.path("state").asString().matches("queued|running")) {
                return job;
            }
        }
        throw new AssertionError("job " + jobId + " did not settle within two minutes");
    }

    /** Generates a course from the sample text and answers its id. */
    String generatedCourse() {
        JsonNode job = settled(post("/api/v1/courses/generate", Samples.generate("none"))
                .expect(202)
                .json()
                .path("job_id")
                .asString());
        assertThat(job.path("state").asString()).as(job::toString).isEqualTo("succeeded");
        return job.path("result").path("course_id").asString();
    }
}

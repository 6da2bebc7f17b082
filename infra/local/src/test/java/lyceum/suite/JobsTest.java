package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JobsTest {
    private static final String GENERATE = "/api/v1/courses/generate";
    private static final Caller CALLER = Running.organisation();

    @Test
    void aJobIsAnnouncedAndFollowedToItsResult() {
        var accepted =
                CALLER.post(GENERATE, Samples.generate("none")).expect(202).expectStandardHeaders();
        String id = accepted.json().path("job_id").asString();
        assertThat(accepted.header("location")).isEqualTo("/api/v1/jobs/" + id);
        assertThat(accepted.header("retry-after")).matches("\\d+");
        JsonNode job = CALLER.settled(id);
        assertThat(job.path("state").asString()).as(job::toString).isEqualTo("succeeded");
        assertThat(job.path("percent").asInt()).isEqualTo(100);
        for (String time : List.of("created_at", "updated_at", "started_at", "ended_at")) {
            assertThat(job.path(time).asString()).as(time).matches(".*T\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");
        }
        assertThat(job.path("result").path("href").asString())
                .isEqualTo("/api/v1/courses/"
                        + job.path("result").path("course_id").asString());
        CALLER.post("/api/v1/jobs/" + id + "/cancel", "").expectProblem(409, "job-ended");
        CALLER.post("/api/v1/jobs/" + id + "/approve", "{}").expectProblem(409, "job-not-waiting");
    }

    @Test
    void waitingIsHonouredAndBounded() {
        var answer = CALLER.post(GENERATE, Samples.generate("none"), "Prefer", "wait=20")
                .expect(202);
        assertThat(answer.header("preference-applied")).isEqualTo("wait=20");
        assertThat(answer.json().path("state").asString()).isEqualTo("succeeded");
    }

    @Test
    void anEditedOutlineBecomesTheCourse() {
        String id = CALLER.post(GENERATE, Samples.generate("outline"))
                .expect(202)
                .json()
                .path("job_id")
                .asString();
        JsonNode waiting = CALLER.settled(id);
        assertThat(waiting.path("state").asString()).as(waiting::toString).isEqualTo("waiting");
        JsonNode first =
                waiting.path("outline").path("modules").path(0).path("lessons").path(0);
        String edited = Caller.JSON.writeValueAsString(Map.of(
                "outline",
                Map.of(
                        "modules",
                        List.of(Map.of(
                                "title",
                                "One module",
                                "lessons",
                                List.of(Map.of("title", "My own title", "spans", first.path("spans"))))))));
        CALLER.post("/api/v1/jobs/" + id + "/approve", "{\"outline\": {\"modules\": []}}")
                .expectProblem(422, "invalid-request");
        CALLER.post("/api/v1/jobs/" + id + "/approve", edited).expect(202);
        JsonNode done = CALLER.settled(id);
        assertThat(done.path("state").asString()).as(done::toString).isEqualTo("succeeded");
        JsonNode course = CALLER.get(done.path("result").path("href").asString())
                .expect(200)
                .json();
        assertThat(course.path("modules")).hasSize(1);
        assertThat(course.path("modules")
                        .path(0)
                        .path("lessons")
                        .path(0)
                        .path("title")
                        .asString())
                .isEqualTo("My own title");
    }

    @Test
    void aWaitingJobCanBeCancelled() {
        String id = CALLER.post(GENERATE, Samples.generate("outline"))
                .json()
                .path("job_id")
                .asString();
        CALLER.settled(id);
        JsonNode cancelled =
                CALLER.post("/api/v1/jobs/" + id + "/cancel", "").expect(202).json();
        assertThat(cancelled.path("state").asString()).isEqualTo("cancelled");
        CALLER.post("/api/v1/jobs/" + id + "/cancel", "").expect(202);
        CALLER.post("/api/v1/jobs/" + id + "/approve", "{}").expectProblem(409, "job-not-waiting");
    }

    @Test
    void progressArrivesAsEventsInOrderAndOnlyOnce() {
        String id = CALLER.post(GENERATE, Samples.generate("none"))
                .json()
                .path("job_id")
                .asString();
        List<String> ids = new ArrayList<>();
        String last = "";
        for (int i = 0; i < 30 && !last.contains("event: end"); i++) {
            var answer = ids.isEmpty()
                    ? CALLER.get("/api/v1/jobs/" + id + "/events", "Accept", "text/event-stream")
                    : CALLER.get("/api/v1/jobs/" + id + "/events", "Last-Event-ID", ids.getLast());
            last = answer.expect(200).expectStandardHeaders().text();
            assertThat(answer.header("content-type")).startsWith("text/event-stream");
            last.lines().filter(line -> line.startsWith("id: ")).forEach(line -> ids.add(line.substring(4)));
        }
        assertThat(last).contains("event: end").contains("\"state\":\"succeeded\"");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.stream().map(Long::valueOf).toList()).isSorted();
    }

    @Test
    void aRepeatedRequestIsAnsweredTheSameAndDoneOnce() {
        Caller fresh = Running.organisation();
        String body = Samples.generate("none");
        var first = fresh.post(GENERATE, body, "Idempotency-Key", "once").expect(202);
        var second = fresh.post(GENERATE, body, "Idempotency-Key", "once").expect(202);
        assertThat(second.bytes()).isEqualTo(first.bytes());
        assertThat(second.header("location")).isEqualTo(first.header("location"));
        fresh.post(GENERATE, Samples.generate("outline"), "Idempotency-Key", "once")
                .expectProblem(422, "idempotency-mismatch");
        fresh.post(GENERATE, "{}", "Idempotency-Key", "wrong").expectProblem(422, "invalid-request");
        fresh.post(GENERATE, body, "Idempotency-Key", "wrong").expect(202);
        assertThat(fresh.get("/api/v1/jobs").json().path("jobs")).hasSize(2);
    }

    @Test
    void simultaneousRepetitionsHaveOneEffect() throws Exception {
        Caller fresh = Running.organisation();
        String body = Samples.generate("outline");
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Caller.Answer>> calls = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                calls.add(() -> fresh.post(GENERATE, body, "Idempotency-Key", "many"));
            }
            var jobs = new HashSet<String>();
            for (var call : pool.invokeAll(calls)) {
                Caller.Answer answer = call.get();
                if (answer.status() == 409) {
                    answer.expectProblem(409, "idempotency-in-flight");
                } else {
                    jobs.add(answer.expect(202).json().path("job_id").asString());
                }
            }
            assertThat(jobs).hasSize(1);
        }
        assertThat(fresh.get("/api/v1/jobs").json().path("jobs")).hasSize(1);
    }

    @Test
    void jobsAreListedFilteredAndKeptFromOthers() {
        Caller fresh = Running.organisation();
        String job = fresh.post(GENERATE, Samples.generate("outline"))
                .json()
                .path("job_id")
                .asString();
        fresh.settled(job);
        assertThat(fresh.get("/api/v1/jobs?state=waiting")
                        .json()
                        .path("jobs")
                        .path(0)
                        .path("job_id")
                        .asString())
                .isEqualTo(job);
        assertThat(fresh.get("/api/v1/jobs?state=failed").json().path("jobs")).isEmpty();
        assertThat(fresh.get("/api/v1/jobs?kind=export").json().path("jobs")).isEmpty();
        fresh.get("/api/v1/jobs?state=asleep").expectProblem(400, "invalid-parameter");
        CALLER.get("/api/v1/jobs/" + job).expectProblem(404, "not-found");
        CALLER.get("/api/v1/jobs/" + job + "/events").expectProblem(404, "not-found");
        CALLER.post("/api/v1/jobs/" + job + "/cancel", "").expectProblem(404, "not-found");
        CALLER.post("/api/v1/jobs/" + job + "/approve", "{}").expectProblem(404, "not-found");
    }

    @Test
    void aSourceInAnotherLanguageFailsTheJobAndSaysSo() {
        String german =
                "Der Wind ist bewegte Luft, die von einem Ort mit hohem Druck zu einem Ort mit niedrigem Druck fließt. "
                        .repeat(12);
        JsonNode job = failed(Map.of("title", "Wetter", "text", german));
        assertThat(job.path("error").path("code").asString()).isEqualTo("wrong-language");
        assertThat(job.path("error").path("detail").asString()).contains("Wetter");
    }

    @Test
    void aProviderThatIsNotSetUpIsRefusedAtOnce() {
        String body = Samples.generate("none").replaceFirst("\\{", "{\"provider\": \"openai\", ");
        CALLER.post(GENERATE, body).expectProblem(422, "provider-not-configured");
    }

    @Test
    void anUploadThatWasNeverMadeIsRefusedAtOnce() {
        String upload = CALLER.post(
                        "/api/v1/uploads", "{\"name\": \"a.txt\", \"media_type\": \"text/plain\", \"bytes\": 500}")
                .expect(201)
                .json()
                .path("upload_id")
                .asString();
        CALLER.post(GENERATE, Samples.generate("none", Map.of("title", "A", "upload_id", upload)))
                .expectProblem(422, "upload-not-found");
    }

    private static JsonNode failed(Map<String, String> source) {
        return failed(CALLER, source);
    }

    static JsonNode failed(Caller caller, Map<String, String> source) {
        String id = caller.post(GENERATE, Samples.generate("none", source))
                .expect(202)
                .json()
                .path("job_id")
                .asString();
        JsonNode job = caller.settled(id);
        assertThat(job.path("state").asString()).as(job::toString).isEqualTo("failed");
        return job;
    }
}

package lyceum.courses;

import static lyceum.courses.CoursesHttpTest.assertProblem;
import static lyceum.courses.Requests.GENERATE;
import static lyceum.courses.Requests.NO_JOB;
import static lyceum.courses.Requests.onJob;
import static lyceum.courses.Requests.to;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import lyceum.contract.Operation;
import lyceum.contract.Role;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.jobs.JobApi;
import lyceum.contract.jobs.JobPage;
import lyceum.contract.jobs.JobView;
import lyceum.courses.testing.Rig;
import lyceum.courses.testing.Rig.Response;
import lyceum.platform.testing.GatewayEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs over HTTP: ordering, following, cancelling, approving. */
final class JobsHttpTest {
    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void anOrderIsCarriedOutEvenWhenTheQueueWasDown() {
        rig.sqs.down(true);
        JobView job = Requests.job(rig, GENERATE);
        rig.sqs.down(false);
        rig.deliver();
        assertThat(Requests.read(rig, job.jobId()).state()).isEqualTo("queued");

        rig.clock.advance(Duration.ofSeconds(31));
        rig.sweep();
        rig.deliver();

        assertThat(Requests.read(rig, job.jobId()).state()).isEqualTo("succeeded");
    }

    @Test
    void aSourceMayBeAnUploadButOnlyOnesOwnAndOnceItIsThere() {
        String upload = "upl_01JD9Z6Q4M8T5X2B7N3C1VKPWR";
        String order = """
                {"brief": {"title": "Plants", "audience": "pupils", "level": "beginner", "language": "en", "goals": []},
                 "sources": [{"title": "Plants", "upload_id": "%s"}]}""".formatted(upload);
        Response early = rig.http(to(CourseApi.GENERATE_COURSE).json(order));
        assertProblem(early, 422, "upload-not-found");
        assertThat(early.text()).contains("sources[0].upload_id");
        assertProblem(
                rig.http(to(CourseApi.GENERATE_COURSE).json(order.replace(upload, "../org_2/x"))),
                422,
                "upload-not-found");

        String text = GENERATE.substring(GENERATE.indexOf("Photosynthesis is"), GENERATE.lastIndexOf('"'));
        rig.s3.upload("uploads/org_1/" + upload, text.getBytes(StandardCharsets.UTF_8), "text/plain");
        assertProblem(
                rig.http(GatewayEvent.to(CourseApi.GENERATE_COURSE)
                        .by("org_2", Role.TEACHER)
                        .json(order)),
                422,
                "upload-not-found");
        JobView job = Requests.job(rig, order);
        rig.deliver();
        assertThat(Requests.read(rig, job.jobId()).state()).isEqualTo("succeeded");
    }

    @Test
    void aProviderThatIsNotSetUpIsRefused() {
        String order = GENERATE.replaceFirst("\"brief\"", "\"provider\": \"openai\", \"brief\"");
        assertProblem(rig.http(to(CourseApi.GENERATE_COURSE).json(order)), 422, "provider-not-configured");
    }

    @Test
    void aSourceInTheWrongLanguageFailsTheJob() {
        JobView job = Requests.job(rig, GENERATE.replace("\"language\": \"en\"", "\"language\": \"de\""));
        rig.deliver();

        JobView failed = Requests.read(rig, job.jobId());
        assertThat(failed.state()).isEqualTo("failed");
        assertThat(failed.error().orElseThrow().code()).isEqualTo("wrong-language");
    }

    @Test
    void theOutlineIsApprovedOnce() {
        JobView job = Requests.job(rig, Requests.generateWithApproval());
        rig.deliver();
        JobView waiting = Requests.read(rig, job.jobId());
        assertThat(waiting.state()).isEqualTo("waiting");
        assertThat(waiting.outline()).isPresent();

        assertThat(rig.http(onJob(JobApi.APPROVE_OUTLINE, job.jobId()).json("{}"))
                        .status())
                .isEqualTo(202);
        assertProblem(rig.http(onJob(JobApi.APPROVE_OUTLINE, job.jobId()).json("{}")), 409, "job-not-waiting");
        rig.deliver();
        assertThat(Requests.read(rig, job.jobId()).state()).isEqualTo("succeeded");
    }

    @Test
    void aQueuedJobIsCancelledAtOnceAndAnEndedOneNotAtAll() {
        JobView job = Requests.job(rig, GENERATE);
        for (int time = 0; time < 2; time++) {
            Response cancelled = rig.http(onJob(JobApi.CANCEL_JOB, job.jobId()));
            assertThat(cancelled.status()).isEqualTo(202);
            assertThat(cancelled.as(JobView.class).state()).isEqualTo("cancelled");
        }
        rig.deliver();
        assertThat(Requests.read(rig, job.jobId()).state()).isEqualTo("cancelled");

        JobView done = Requests.job(rig, GENERATE);
        rig.deliver();
        assertProblem(rig.http(onJob(JobApi.CANCEL_JOB, done.jobId())), 409, "job-ended");
    }

    @Test
    void followersGetWhatIsNewOnly() {
        JobView job = Requests.job(rig, GENERATE);
        String all = rig.http(onJob(JobApi.STREAM_JOB_EVENTS, job.jobId())).text();
        assertThat(all).contains("retry: 1000\n", "id: 1\nevent: progress\ndata: {\"job_id\":\"" + job.jobId());
        rig.deliver();

        Response rest = rig.http(onJob(JobApi.STREAM_JOB_EVENTS, job.jobId()).header("Last-Event-ID", "1"));
        assertThat(rest.header("Content-Type")).startsWith("text/event-stream");
        assertThat(rest.text()).doesNotContain("id: 1\n").contains("id: 2\n", "event: end\n");
        String last = rest.text()
                .lines()
                .filter(line -> line.startsWith("id: "))
                .reduce((_, later) -> later)
                .orElseThrow();
        Response nothing =
                rig.http(onJob(JobApi.STREAM_JOB_EVENTS, job.jobId()).header("Last-Event-ID", last.substring(4)));
        assertThat(nothing.text()).contains(": nothing new").doesNotContain("event:");
        assertProblem(
                rig.http(onJob(JobApi.STREAM_JOB_EVENTS, job.jobId()).header("Last-Event-ID", "x")),
                400,
                "invalid-parameter");
    }

    @Test
    void anUnfinishedJobSaysWhenToAskAgainAndAFinishedOneItsVersion() {
        JobView job = Requests.job(rig, GENERATE);
        assertThat(rig.http(onJob(JobApi.GET_JOB, job.jobId())).header("Retry-After"))
                .isEqualTo("2");
        rig.deliver();

        Response done = rig.http(onJob(JobApi.GET_JOB, job.jobId()).header("Prefer", "wait=20"));
        assertThat(done.header("Preference-Applied")).isEqualTo("wait=20");
        assertThat(done.headers()).doesNotContainKey("Retry-After");
        Response held = rig.http(onJob(JobApi.GET_JOB, job.jobId()).header("If-None-Match", done.header("ETag")));
        assertThat(held.status()).isEqualTo(304);
    }

    @Test
    void listsByStateAndKind() {
        Requests.job(rig, GENERATE);
        rig.deliver();
        rig.clock.advance(Duration.ofMillis(5));
        JobView queued = Requests.job(rig, GENERATE);

        assertThat(jobs("queued").jobs()).extracting(JobView::jobId).containsExactly(queued.jobId());
        assertThat(jobs("").jobs()).hasSize(2);
        assertProblem(rig.http(to(JobApi.LIST_JOBS).query("state", "asleep")), 400, "invalid-parameter");
        assertProblem(rig.http(to(JobApi.LIST_JOBS).query("kind", "bake")), 400, "invalid-parameter");
        assertProblem(rig.http(to(JobApi.LIST_JOBS).query("cursor", "x.y")), 400, "invalid-cursor");
    }

    static Stream<Operation> onOneJob() {
        return JobApi.ALL.stream().filter(operation -> operation.path().contains("{job_id}"));
    }

    @ParameterizedTest
    @MethodSource("onOneJob")
    void anotherOrganisationsJobDoesNotExist(Operation operation) {
        String id = Requests.job(rig, GENERATE).jobId();
        for (String foreign : List.of(id, NO_JOB, "x", "job_#", "a".repeat(3_000))) {
            GatewayEvent request =
                    GatewayEvent.to(operation).by("org_2", Role.OWNER).path("job_id", foreign);
            operation.request().ifPresent(body -> request.json(body.example()));
            assertProblem(rig.http(request), 404, "not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}", "{\"organisation\": \"org_1\", \"job_id\": 7}"})
    void aBrokenMessageGoesBackToTheQueue(String body) {
        assertThat(rig.deliverGeneration(body).getBatchItemFailures()).hasSize(1);
    }

    @Test
    void aMessageForAJobOfAnotherOrganisationIsDoneWith() {
        String id = Requests.job(rig, GENERATE).jobId();
        String foreign = "{\"organisation\": \"org_2\", \"job_id\": \"" + id + "\"}";
        assertThat(rig.deliverGeneration(foreign).getBatchItemFailures()).isEmpty();
        assertThat(Requests.read(rig, id).state()).isEqualTo("queued");
    }

    @Test
    void anExportOfADeletedCourseFails() {
        String course = Requests.course(rig).courseId();
        JobView job = rig.http(
                        Requests.onCourse(CourseApi.EXPORT_COURSE, course).json("{\"format\": \"pdf\"}"))
                .as(JobView.class);
        rig.http(Requests.onCourse(CourseApi.DELETE_COURSE, course).header("If-Match", Requests.etag(1)));
        rig.deliver();

        assertThat(Requests.read(rig, job.jobId()).error().orElseThrow().code()).isEqualTo("not-found");
        assertThat(rig.s3.keys()).noneMatch(key -> key.startsWith("exports/"));
    }

    private JobPage jobs(String state) {
        GatewayEvent request = to(JobApi.LIST_JOBS);
        return rig.http(state.isEmpty() ? request : request.query("state", state))
                .as(JobPage.class);
    }
}

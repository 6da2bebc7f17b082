package lyceum.courses;

import static lyceum.courses.Requests.NO_COURSE;
import static lyceum.courses.Requests.NO_JOB;
import static lyceum.courses.Requests.etag;
import static lyceum.courses.Requests.onCourse;
import static lyceum.courses.Requests.onJob;
import static lyceum.courses.Requests.to;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lyceum.contract.Operation;
import lyceum.contract.Problem;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.jobs.JobApi;
import lyceum.courses.testing.Rig;
import lyceum.platform.testing.GatewayEvent;
import lyceum.platform.testing.Golden;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Bytes in, bytes out: one success of each operation, and each problem that an operation declares of its own. */
final class GoldenTest {
    /** Problems of size are left out: 5 MB of a golden file help nobody; they are tested apart. */
    private static final Map<String, Function<Rig, GatewayEvent>> REQUESTS = requests();

    private static final Set<Problem> OF_SIZE = Set.of(CourseApi.COURSE_TOO_LARGE, CourseApi.BATCH_TOO_LARGE);

    private static Map<String, Function<Rig, GatewayEvent>> requests() {
        var requests = new LinkedHashMap<String, Function<Rig, GatewayEvent>>();
        requests.put("generateCourse", _ -> to(CourseApi.GENERATE_COURSE).json(Requests.GENERATE));
        requests.put("generateCourse.provider-not-configured", _ -> to(CourseApi.GENERATE_COURSE)
                .json(Requests.GENERATE.replaceFirst("\"brief\"", "\"provider\": \"openai\", \"brief\"")));
        requests.put("generateCourse.upload-not-found", _ -> to(CourseApi.GENERATE_COURSE)
                .json("""
                {"brief": {"title": "Plants", "audience": "pupils", "level": "beginner", "language": "en", "goals": []},
                 "sources": [{"title": "Plants", "upload_id": "upl_01JD9Z6Q4M8T5X2B7N3C1VKPWR"}]}"""));
        requests.put("createUpload", _ -> to(CourseApi.CREATE_UPLOAD).json(example(CourseApi.CREATE_UPLOAD)));
        requests.put("createCourse", _ -> to(CourseApi.CREATE_COURSE).json(Requests.COURSE));
        requests.put("listCourses", rig -> {
            Requests.course(rig);
            return to(CourseApi.LIST_COURSES);
        });
        requests.put(
                "listCourses.invalid-cursor", _ -> to(CourseApi.LIST_COURSES).query("cursor", "x.y"));
        requests.put("getCourse", rig -> onNewCourse(CourseApi.GET_COURSE, rig));
        requests.put("getCourse.not-found", _ -> onCourse(CourseApi.GET_COURSE, NO_COURSE));
        requests.put("updateCourse", rig -> onNewCourse(CourseApi.UPDATE_COURSE, rig)
                .header("If-Match", etag(1))
                .json(example(CourseApi.UPDATE_COURSE)));
        requests.put(
                "deleteCourse", rig -> onNewCourse(CourseApi.DELETE_COURSE, rig).header("If-Match", etag(1)));
        requests.put("publishCourse", rig -> onNewCourse(CourseApi.PUBLISH_COURSE, rig)
                .header("If-Match", etag(1)));
        for (Operation operation :
                List.of(CourseApi.UPDATE_COURSE, CourseApi.DELETE_COURSE, CourseApi.PUBLISH_COURSE)) {
            requests.put(
                    operation.id() + ".precondition-required", rig -> withBody(onNewCourse(operation, rig), operation));
            requests.put(
                    operation.id() + ".precondition-failed",
                    rig -> withBody(onNewCourse(operation, rig), operation).header("If-Match", etag(9)));
        }
        requests.put("exportCourse", rig -> onNewCourse(CourseApi.EXPORT_COURSE, rig)
                .json(example(CourseApi.EXPORT_COURSE)));
        requests.put(
                "getJob",
                rig -> onJob(
                        JobApi.GET_JOB, Requests.job(rig, Requests.GENERATE).jobId()));
        requests.put("getJob.not-found", _ -> onJob(JobApi.GET_JOB, NO_JOB));
        requests.put("listJobs", rig -> {
            Requests.job(rig, Requests.GENERATE);
            return to(JobApi.LIST_JOBS).query("state", "queued");
        });
        requests.put("listJobs.invalid-cursor", _ -> to(JobApi.LIST_JOBS).query("cursor", "x.y"));
        requests.put(
                "cancelJob",
                rig -> onJob(
                        JobApi.CANCEL_JOB, Requests.job(rig, Requests.GENERATE).jobId()));
        requests.put("cancelJob.job-ended", rig -> onJob(JobApi.CANCEL_JOB, done(rig, Requests.GENERATE)));
        requests.put("approveOutline", rig -> onJob(JobApi.APPROVE_OUTLINE, done(rig, Requests.generateWithApproval()))
                .json("{}"));
        requests.put(
                "approveOutline.job-not-waiting", rig -> onJob(JobApi.APPROVE_OUTLINE, done(rig, Requests.GENERATE))
                        .json("{}"));
        requests.put("streamJobEvents", rig -> onJob(JobApi.STREAM_JOB_EVENTS, done(rig, Requests.GENERATE)));
        return requests;
    }

    @TestFactory
    Stream<DynamicTest> answersAsRecorded() {
        return REQUESTS.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    try (var rig = new Rig()) {
                        GatewayEvent event = entry.getValue().apply(rig);
                        Golden.assertRecorded(entry.getKey(), event.bytes(), rig.bytes(event));
                    }
                }));
    }

    @Test
    void everyOperationAndEveryProblemOfItsOwnIsRecorded() {
        Set<String> expected = Stream.concat(CourseApi.ALL.stream(), JobApi.ALL.stream())
                .flatMap(operation -> Stream.concat(
                        Stream.of(operation.id()),
                        operation.problems().stream()
                                .filter(problem -> !OF_SIZE.contains(problem))
                                .map(Problem::slug)
                                .map(slug -> operation.id() + "." + slug)))
                .collect(Collectors.toSet());

        assertThat(REQUESTS.keySet()).containsAll(expected);
    }

    private static String example(Operation operation) {
        return operation.request().orElseThrow().example();
    }

    private static GatewayEvent withBody(GatewayEvent event, Operation operation) {
        return operation.request().map(body -> event.json(body.example())).orElse(event);
    }

    private static GatewayEvent onNewCourse(Operation operation, Rig rig) {
        return onCourse(operation, Requests.course(rig).courseId());
    }

    /** A job that its worker has taken as far as it gets. */
    private static String done(Rig rig, String body) {
        String id = Requests.job(rig, body).jobId();
        rig.deliver();
        return id;
    }
}

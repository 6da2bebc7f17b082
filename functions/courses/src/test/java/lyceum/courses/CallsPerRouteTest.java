package lyceum.courses;

import static lyceum.courses.Requests.etag;
import static lyceum.courses.Requests.onCourse;
import static lyceum.courses.Requests.onJob;
import static lyceum.courses.Requests.to;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lyceum.contract.Method;
import lyceum.contract.Operation;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.jobs.JobApi;
import lyceum.courses.testing.Rig;
import lyceum.platform.testing.GatewayEvent;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** How often each route asks the table: a read once, a write at most twice, with an idempotency key too. */
final class CallsPerRouteTest {
    private static final Map<Operation, Function<Rig, GatewayEvent>> REQUESTS = Map.ofEntries(
            Map.entry(CourseApi.GENERATE_COURSE, _ -> to(CourseApi.GENERATE_COURSE)
                    .json(Requests.GENERATE)),
            Map.entry(CourseApi.CREATE_UPLOAD, _ -> to(CourseApi.CREATE_UPLOAD)
                    .json(CourseApi.CREATE_UPLOAD.request().orElseThrow().example())),
            Map.entry(CourseApi.LIST_COURSES, _ -> to(CourseApi.LIST_COURSES)),
            Map.entry(CourseApi.CREATE_COURSE, _ -> to(CourseApi.CREATE_COURSE).json(Requests.COURSE)),
            Map.entry(CourseApi.GET_COURSE, rig -> onNewCourse(CourseApi.GET_COURSE, rig)),
            Map.entry(CourseApi.UPDATE_COURSE, rig -> onNewCourse(CourseApi.UPDATE_COURSE, rig)
                    .header("If-Match", etag(1))
                    .json("{\"title\": \"New\"}")),
            Map.entry(CourseApi.DELETE_COURSE, rig -> onNewCourse(CourseApi.DELETE_COURSE, rig)
                    .header("If-Match", etag(1))),
            Map.entry(CourseApi.PUBLISH_COURSE, rig -> onNewCourse(CourseApi.PUBLISH_COURSE, rig)
                    .header("If-Match", etag(1))),
            Map.entry(CourseApi.EXPORT_COURSE, rig -> onNewCourse(CourseApi.EXPORT_COURSE, rig)
                    .json("{\"format\": \"json\"}")),
            Map.entry(JobApi.GET_JOB, rig -> onNewJob(JobApi.GET_JOB, rig)),
            Map.entry(JobApi.LIST_JOBS, _ -> to(JobApi.LIST_JOBS)),
            Map.entry(JobApi.CANCEL_JOB, rig -> onNewJob(JobApi.CANCEL_JOB, rig)),
            Map.entry(JobApi.APPROVE_OUTLINE, rig -> {
                String id = Requests.job(rig, Requests.generateWithApproval()).jobId();
                rig.deliver();
                return onJob(JobApi.APPROVE_OUTLINE, id).json("{}");
            }),
            Map.entry(JobApi.STREAM_JOB_EVENTS, rig -> onNewJob(JobApi.STREAM_JOB_EVENTS, rig)));

    @TestFactory
    Stream<DynamicTest> aReadAsksOnceAndAWriteAtMostTwice() {
        return each(_ -> true, (operation, rig) -> {
            GatewayEvent request = request(operation, rig);
            rig.calls();
            assertAnswered(rig.http(request));
            int calls = rig.calls().size();
            if (operation.method() == Method.GET) {
                assertThat(calls).isEqualTo(1);
            } else {
                assertThat(calls).isLessThanOrEqualTo(2);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> anIdempotencyKeyCostsNoMoreNorDoesARepetition() {
        return each(Operation::idempotent, (operation, rig) -> {
            GatewayEvent request = request(operation, rig).header("Idempotency-Key", "once");
            for (boolean again : new boolean[] {false, true}) {
                rig.calls();
                var response = rig.http(request);
                assertAnswered(response);
                assertThat(response.headers().containsKey("Idempotent-Replayed"))
                        .isEqualTo(again);
                assertThat(rig.calls()).hasSizeBetween(1, 2);
            }
        });
    }

    private static Stream<DynamicTest> each(Predicate<Operation> which, BiConsumer<Operation, Rig> test) {
        return Stream.concat(CourseApi.ALL.stream(), JobApi.ALL.stream())
                .filter(which)
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    try (var rig = new Rig()) {
                        test.accept(operation, rig);
                    }
                }));
    }

    private static GatewayEvent request(Operation operation, Rig rig) {
        return Objects.requireNonNull(REQUESTS.get(operation)).apply(rig);
    }

    private static void assertAnswered(Rig.Response response) {
        assertThat(response.status()).as(response.text()).isBetween(200, 299);
    }

    @Test
    void aBatchOfAHundredAsksOnce() {
        try (var rig = new Rig()) {
            String ids = Stream.generate(() -> Requests.course(rig).courseId())
                    .limit(100)
                    .collect(Collectors.joining(","));
            rig.calls();

            var response = rig.http(to(CourseApi.LIST_COURSES).query("ids", ids));

            assertThat(response.status()).isEqualTo(200);
            assertThat(rig.calls()).hasSize(1);
        }
    }

    private static GatewayEvent onNewCourse(Operation operation, Rig rig) {
        return onCourse(operation, Requests.course(rig).courseId());
    }

    private static GatewayEvent onNewJob(Operation operation, Rig rig) {
        return onJob(operation, Requests.job(rig, Requests.GENERATE).jobId());
    }
}

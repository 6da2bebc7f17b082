package lyceum.courses;

import static lyceum.courses.CoursesHttpTest.assertProblem;
import static lyceum.courses.Requests.etag;
import static lyceum.courses.Requests.onCourse;
import static lyceum.courses.Requests.to;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import lyceum.contract.Operation;
import lyceum.contract.Role;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.courses.CoursePage;
import lyceum.courses.testing.Rig;
import lyceum.courses.testing.Rig.Response;
import lyceum.platform.testing.GatewayEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers of courses do wrong, and what they are told. */
final class RefusedCoursesTest {
    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aCursorIsGoodForItsOwnerOnly() {
        Requests.course(rig);
        rig.clock.advance(Duration.ofMillis(3));
        Requests.course(rig);
        String cursor = rig.http(to(CourseApi.LIST_COURSES).query("limit", "1"))
                .as(CoursePage.class)
                .nextCursor()
                .orElseThrow();

        assertProblem(
                rig.http(GatewayEvent.to(CourseApi.LIST_COURSES)
                        .by("org_2", Role.TEACHER)
                        .query("cursor", cursor)),
                400,
                "invalid-cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a.b", "e30.e30", ".", "eyJhZnRlciI6ImNyc18xIn0.AAAAAAAAAAAAAAAAAAAAAA"})
    void refusesCursorsItNeverGave(String cursor) {
        assertProblem(rig.http(to(CourseApi.LIST_COURSES).query("cursor", cursor)), 400, "invalid-cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "a,,b", ""})
    void refusesEmptyIds(String ids) {
        assertProblem(rig.http(to(CourseApi.LIST_COURSES).query("ids", ids)), 400, "invalid-parameter");
    }

    @Test
    void refusesMoreThanAHundredIds() {
        String ids = String.join(
                ",",
                Stream.iterate(0, i -> i + 1).limit(101).map(i -> "crs_" + i).toList());
        assertProblem(rig.http(to(CourseApi.LIST_COURSES).query("ids", ids)), 400, "invalid-parameter");
    }

    @Test
    void aWriteSaysWhichVersionItChanges() {
        String id = Requests.course(rig).courseId();
        CoursesHttpTest.onOneCourse().filter(Operation::conditional).forEach(operation -> {
            GatewayEvent without = onCourse(operation, id);
            GatewayEvent stale = onCourse(operation, id).header("If-Match", etag(7));
            operation.request().ifPresent(body -> {
                without.json(body.example());
                stale.json(body.example());
            });
            assertProblem(rig.http(without), 428, "precondition-required");
            assertProblem(rig.http(stale), 412, "precondition-failed");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "[]", "\"x\"", "{\"title\": \"a\"} {}"})
    void refusesWhatIsNotOneJsonObject(String body) {
        Response refused = rig.http(to(CourseApi.CREATE_COURSE).json(body));
        assertThat(refused.status()).as(refused.text()).isIn(400, 422);
        assertThat(refused.text()).contains("\"request_id\"");
        assertThat(rig.calls())
                .extracting(call -> call.target().operation().toString())
                .doesNotContain("PUT_ITEM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\": 7}",
                "{\"title\": \"Functions\", \"colour\": \"red\"}",
                "{\"title\": \"\"}",
                "{\"modules\": \"none\"}",
                "{\"modules\": [null]}",
                "{\"modules\": [{\"id\": \"m1\", \"title\": \"One\", \"lessons\": [null]}]}",
                "{\"goals\": [null]}",
                "{}"
            })
    void refusesWrongMembersAndNamesThem(String body) {
        String id = Requests.course(rig).courseId();
        for (GatewayEvent request : List.of(
                to(CourseApi.CREATE_COURSE).json(body),
                onCourse(CourseApi.UPDATE_COURSE, id)
                        .header("If-Match", etag(1))
                        .json(body))) {
            Response refused = rig.http(request);
            assertProblem(refused, 422, "invalid-request");
            assertThat(refused.text()).contains("\"errors\"");
        }
    }

    @Test
    void refusesBodiesThatAreTooLarge() {
        int max = CourseApi.CREATE_UPLOAD.request().orElseThrow().maxBytes();
        assertProblem(
                rig.http(to(CourseApi.CREATE_UPLOAD).json("{\"name\": \"" + "x".repeat(max) + "\"}")),
                413,
                "payload-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"a\", \"media_type\": \"image/png\", \"bytes\": 1}",
                "{\"name\": \"a\", \"media_type\": \"text/plain\", \"bytes\": 0}",
                "{\"name\": \"a\", \"media_type\": \"text/plain\", \"bytes\": 20971521}"
            })
    void refusesUploadsOfOtherTypesAndSizes(String body) {
        assertProblem(rig.http(to(CourseApi.CREATE_UPLOAD).json(body)), 422, "invalid-request");
    }
}

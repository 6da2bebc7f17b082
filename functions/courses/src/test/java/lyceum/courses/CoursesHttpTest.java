package lyceum.courses;

import static lyceum.courses.Requests.NO_COURSE;
import static lyceum.courses.Requests.etag;
import static lyceum.courses.Requests.onCourse;
import static lyceum.courses.Requests.to;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lyceum.contract.Operation;
import lyceum.contract.Role;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.courses.CourseBatch;
import lyceum.contract.courses.CoursePage;
import lyceum.contract.courses.CourseSummary;
import lyceum.contract.courses.CourseView;
import lyceum.contract.courses.GlossaryEntry;
import lyceum.contract.courses.Provenance;
import lyceum.contract.courses.UploadView;
import lyceum.contract.jobs.JobView;
import lyceum.courses.testing.Rig;
import lyceum.courses.testing.Rig.Response;
import lyceum.platform.Json;
import lyceum.platform.testing.GatewayEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Courses over HTTP: what callers do, and what they do wrong. */
final class CoursesHttpTest {
    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aCourseIsCreatedReadChangedPublishedAndDeleted() {
        CourseView made = Requests.course(rig);
        assertThat(made.state()).isEqualTo("draft");

        Response changed = rig.http(onCourse(CourseApi.UPDATE_COURSE, made.courseId())
                .header("If-Match", etag(1))
                .json("{\"title\": \"New\"}"));
        assertThat(changed.header("ETag")).isEqualTo(etag(2));
        Response published =
                rig.http(onCourse(CourseApi.PUBLISH_COURSE, made.courseId()).header("If-Match", etag(2)));
        assertThat(published.as(CourseView.class).state()).isEqualTo("published");
        assertThat(published.as(CourseView.class).title()).isEqualTo("New");
        Response again =
                rig.http(onCourse(CourseApi.PUBLISH_COURSE, made.courseId()).header("If-Match", etag(3)));
        assertThat(again.header("ETag")).isEqualTo(etag(3));

        Response held = rig.http(onCourse(CourseApi.GET_COURSE, made.courseId()).header("If-None-Match", etag(3)));
        assertThat(held.status()).isEqualTo(304);
        Response gone =
                rig.http(onCourse(CourseApi.DELETE_COURSE, made.courseId()).header("If-Match", etag(3)));
        assertThat(gone.status()).isEqualTo(204);
        assertProblem(rig.http(onCourse(CourseApi.GET_COURSE, made.courseId())), 404, "not-found");
    }

    @Test
    void deletingACourseRemovesItsExports() {
        String id = Requests.course(rig).courseId();
        rig.http(onCourse(CourseApi.EXPORT_COURSE, id).json("{\"format\": \"html\"}"));
        rig.http(onCourse(CourseApi.EXPORT_COURSE, id).json("{\"format\": \"json\"}"));
        rig.deliver();
        assertThat(rig.s3.keys())
                .filteredOn(key -> key.startsWith("exports/org_1/" + id))
                .hasSize(2);

        rig.http(onCourse(CourseApi.DELETE_COURSE, id).header("If-Match", etag(1)));

        assertThat(rig.s3.keys()).isEmpty();
    }

    @Test
    void theJsonExportMakesAnEqualCourse() {
        JobView job = Requests.job(rig, Requests.GENERATE);
        rig.deliver();
        String id = Requests.read(rig, job.jobId()).result().orElseThrow().courseId();
        CourseView original = rig.http(onCourse(CourseApi.GET_COURSE, id)).as(CourseView.class);
        rig.http(onCourse(CourseApi.EXPORT_COURSE, id).json("{\"format\": \"json\"}"));
        rig.deliver();
        String file = rig.s3.keys().stream()
                .filter(key -> key.startsWith("exports/"))
                .findFirst()
                .orElseThrow();

        Response imported =
                rig.http(to(CourseApi.CREATE_COURSE).json(new String(rig.s3.bytes(file), StandardCharsets.UTF_8)));

        assertThat(imported.status()).as(imported.text()).isEqualTo(201);
        assertThat(imported.as(CourseView.class).content()).isEqualTo(original.content());
        assertThat(imported.as(CourseView.class).courseId()).isNotEqualTo(id);
    }

    @Test
    void listsPagesAndBatches() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            rig.clock.advance(Duration.ofMillis(3));
            made.addFirst(Requests.course(rig).courseId());
        }
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            GatewayEvent request = to(CourseApi.LIST_COURSES).query("limit", "2");
            cursor.ifPresent(given -> request.query("cursor", given));
            CoursePage page = rig.http(request).as(CoursePage.class);
            assertThat(page.limitEffective()).isEqualTo(2);
            page.courses().stream().map(CourseSummary::courseId).forEach(seen::add);
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        assertThat(seen).isEqualTo(made);

        CourseBatch batch = rig.http(to(CourseApi.LIST_COURSES)
                        .query("ids", made.getLast() + "," + NO_COURSE + "," + made.getFirst()))
                .as(CourseBatch.class);
        assertThat(batch.courses()).extracting(CourseView::courseId).containsExactly(made.getLast(), made.getFirst());
        assertThat(batch.missing()).containsExactly(NO_COURSE);
    }

    @Test
    void answersAsManyCoursesTogetherAsOneMayBeLarge() {
        String course = course("x".repeat(190_000), 13);
        List<String> ids = Stream.generate(
                        () -> rig.http(to(CourseApi.CREATE_COURSE).json(course)).as(CourseView.class))
                .limit(3)
                .map(CourseView::courseId)
                .toList();

        Response two = rig.http(to(CourseApi.LIST_COURSES).query("ids", ids.get(0) + "," + ids.get(1)));
        assertThat(two.as(CourseBatch.class).courses()).hasSize(2);
        assertThat(two.body()).hasSizeBetween(4_900_000, CourseApi.COURSE_MAX_BYTES);
        assertProblem(rig.http(to(CourseApi.LIST_COURSES).query("ids", String.join(",", ids))), 422, "batch-too-large");
    }

    private static String course(String definition, int terms) {
        var provenance = new Provenance(List.of(), "offline", "m", "1", 0);
        var glossary = Collections.nCopies(terms, new GlossaryEntry("x", definition, "l1", provenance));
        return Requests.COURSE.strip().replaceFirst("}$", "") + ", \"glossary\": " + Json.text(glossary) + "}";
    }

    static Stream<Operation> onOneCourse() {
        return CourseApi.ALL.stream().filter(operation -> operation.path().contains("{course_id}"));
    }

    @ParameterizedTest
    @MethodSource("onOneCourse")
    void anotherOrganisationsCourseDoesNotExist(Operation operation) {
        String id = Requests.course(rig).courseId();
        for (String foreign : List.of(id, NO_COURSE, "x", "crs_#", "%00", "a".repeat(3_000))) {
            GatewayEvent request = GatewayEvent.to(operation)
                    .by("org_2", Role.OWNER)
                    .path("course_id", foreign)
                    .header("If-Match", etag(1));
            operation.request().ifPresent(body -> request.json(body.example()));
            assertProblem(rig.http(request), 404, "not-found");
        }
        assertThat(rig.http(onCourse(CourseApi.GET_COURSE, id)).status()).isEqualTo(200);
    }

    @Test
    void anAddressToUploadToIsSignedForOneObject() {
        Response made = rig.http(to(CourseApi.CREATE_UPLOAD)
                .json("{\"name\": \"a.txt\", \"media_type\": \"text/plain\", \"bytes\": 300}"));

        assertThat(made.status()).isEqualTo(201);
        UploadView upload = made.as(UploadView.class);
        assertThat(upload.href()).startsWith("https://bucket.test/uploads/org_1/" + upload.uploadId());
        assertThat(upload.headers()).containsEntry("content-type", "text/plain").containsEntry("content-length", "300");
        assertThat(rig.calls()).isEmpty();
    }

    static void assertProblem(Response response, int status, String code) {
        assertThat(response.status()).as(response.text()).isEqualTo(status);
        assertThat(response.header("Content-Type")).startsWith("application/problem+json");
        assertThat(response.text()).contains("\"code\":\"" + code + "\"");
    }
}

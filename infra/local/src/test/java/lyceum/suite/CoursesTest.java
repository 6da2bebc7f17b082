package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CoursesTest {
    private static final Caller CALLER = Running.organisation();

    @Test
    void theReadmesRequestWorksAsPrinted() {
        var answer = CALLER.post("/api/v1/courses/generate", Samples.readme(), "Prefer", "wait=20");
        assertThat(answer.expect(202).json().path("state").asString()).isEqualTo("succeeded");
        assertThat(answer.header("location")).startsWith("/api/v1/jobs/");
    }

    @Test
    void aCourseIsMadeFromADocument() {
        JsonNode course = CALLER.get("/api/v1/courses/" + CALLER.generatedCourse())
                .expect(200)
                .json();
        assertThat(course.path("title").asString()).isEqualTo("How weather works");
        assertThat(course.path("state").asString()).isEqualTo("draft");
        assertThat(course.path("partial").asBoolean()).isFalse();
        assertThat(course.path("glossary")).isNotEmpty();
        String source = Samples.document();
        List<JsonNode> lessons = lessons(course);
        assertThat(lessons).hasSizeGreaterThan(2);
        for (JsonNode lesson : lessons) {
            assertThat(lesson.path("state").asString()).isEqualTo("complete");
            assertThat(lesson.path("objectives")).isNotEmpty();
            assertThat(lesson.path("sections")).isNotEmpty();
            assertThat(lesson.path("quiz")).isNotEmpty();
            for (JsonNode section : lesson.path("sections")) {
                for (JsonNode quote : section.path("examples")) {
                    JsonNode span = quote.path("span");
                    assertThat(source.substring(
                                    span.path("start").asInt(), span.path("end").asInt()))
                            .isEqualTo(quote.path("text").asString());
                }
            }
        }
    }

    @Test
    void theSameDocumentMakesTheSameCourse() {
        JsonNode first =
                CALLER.get("/api/v1/courses/" + CALLER.generatedCourse()).json();
        JsonNode second =
                CALLER.get("/api/v1/courses/" + CALLER.generatedCourse()).json();
        assertThat(second.path("modules")).isEqualTo(first.path("modules"));
        assertThat(second.path("glossary")).isEqualTo(first.path("glossary"));
    }

    @Test
    void aReaderWhoHoldsTheVersionGetsNoBody() {
        var created = CALLER.post("/api/v1/courses", Samples.COURSE).expect(201);
        String path = created.header("location");
        var read = CALLER.get(path).expect(200).expectStandardHeaders();
        assertThat(read.header("etag")).isEqualTo(created.header("etag")).startsWith("W/\"");
        assertThat(read.bytes()).isEqualTo(created.bytes());
        var again = CALLER.get(path, "If-None-Match", read.header("etag")).expect(304);
        assertThat(again.bytes()).isEmpty();
        assertThat(again.header("etag")).isEqualTo(read.header("etag"));
    }

    @Test
    void aWriteNamesTheVersionItChanges() {
        var created = CALLER.post("/api/v1/courses", Samples.COURSE).expect(201);
        String path = created.header("location");
        CALLER.patch(path, "{\"title\": \"New\"}").expectProblem(428, "precondition-required");
        var changed = CALLER.patch(path, "{\"title\": \"New\"}", "If-Match", created.header("etag"))
                .expect(200);
        assertThat(changed.json().path("title").asString()).isEqualTo("New");
        assertThat(changed.json().path("version").asLong()).isEqualTo(2);
        CALLER.patch(path, "{\"title\": \"Late\"}", "If-Match", created.header("etag"))
                .expectProblem(412, "precondition-failed");
        CALLER.delete(path, "If-Match", created.header("etag")).expectProblem(412, "precondition-failed");
        CALLER.delete(path, "If-Match", changed.header("etag")).expect(204);
        CALLER.get(path).expectProblem(404, "not-found");
        CALLER.delete(path, "If-Match", changed.header("etag")).expectProblem(404, "not-found");
    }

    @Test
    void aDraftIsADraftUntilItIsPublished() {
        var created = CALLER.post("/api/v1/courses", Samples.COURSE).expect(201);
        String path = created.header("location");
        CALLER.post(path + "/publish", "").expectProblem(428, "precondition-required");
        var published = CALLER.post(path + "/publish", "", "If-Match", created.header("etag"))
                .expect(200);
        assertThat(published.json().path("state").asString()).isEqualTo("published");
        var again = CALLER.post(path + "/publish", "", "If-Match", published.header("etag"))
                .expect(200);
        assertThat(again.header("etag")).isEqualTo(published.header("etag"));
    }

    @Test
    void fieldsNarrowsAndNamesWhatItDoesNotKnow() {
        String path = CALLER.post("/api/v1/courses", Samples.COURSE).header("location");
        JsonNode narrow =
                CALLER.get(path + "?fields=course_id,title").expect(200).json();
        assertThat(List.copyOf(narrow.propertyNames())).containsExactly("course_id", "title");
        var wrong = CALLER.get(path + "?fields=titel").expectProblem(400, "invalid-parameter");
        assertThat(wrong.text()).contains("titel");
    }

    @Test
    void longAnswersAreCompressedForThoseWhoAsk() throws IOException {
        String path = "/api/v1/courses/" + CALLER.generatedCourse();
        var plain = CALLER.get(path).expect(200);
        var packed = CALLER.get(path, "Accept-Encoding", "gzip").expect(200);
        assertThat(plain.header("content-encoding")).isEmpty();
        assertThat(packed.header("content-encoding")).isEqualTo("gzip");
        assertThat(packed.header("etag")).isEqualTo(plain.header("etag"));
        assertThat(packed.bytes().length).isLessThan(plain.bytes().length / 2);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.bytes())).readAllBytes())
                .isEqualTo(plain.bytes());
        assertThat(String.join(",", packed.headers().allValues("vary"))).containsIgnoringCase("Accept-Encoding");
        var small = CALLER.get("/api/v1/courses?limit=1&fields=has_more", "Accept-Encoding", "gzip");
        assertThat(small.header("content-encoding")).isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutGapsOrRepeats() throws InterruptedException {
        Caller fresh = Running.organisation();
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.addFirst(fresh.post("/api/v1/courses", Samples.COURSE)
                    .json()
                    .path("course_id")
                    .asString());
        }
        List<String> read = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    fresh.get("/api/v1/courses?limit=3" + cursor).expect(200).json();
            assertThat(page.path("limit_effective").asInt()).isEqualTo(3);
            page.path("courses")
                    .forEach(course -> read.add(course.path("course_id").asString()));
            assertThat(page.has("next_cursor")).isEqualTo(page.path("has_more").asBoolean());
            cursor = page.path("has_more").asBoolean()
                    ? "&cursor=" + page.path("next_cursor").asString()
                    : "";
        } while (!cursor.isEmpty());
        assertThat(read).isEqualTo(made);
    }

    @Test
    void aCursorOfAnotherListOrOrganisationIsRefused() {
        Caller other = Running.organisation();
        for (int i = 0; i < 2; i++) {
            other.post("/api/v1/courses", Samples.COURSE).expect(201);
        }
        String cursor =
                other.get("/api/v1/courses?limit=1").json().path("next_cursor").asString();
        CALLER.get("/api/v1/courses?limit=1&cursor=" + cursor).expectProblem(400, "invalid-cursor");
        other.get("/api/v1/jobs?limit=1&cursor=" + cursor).expectProblem(400, "invalid-cursor");
        other.get("/api/v1/courses?limit=1&cursor=" + cursor.substring(0, cursor.length() - 3) + "abc")
                .expectProblem(400, "invalid-cursor");
        assertThat(other.get("/api/v1/courses?limit=0")
                        .expect(200)
                        .json()
                        .path("limit_effective")
                        .asInt())
                .isEqualTo(1);
        other.get("/api/v1/courses?limit=ten").expectProblem(400, "invalid-parameter");
    }

    @Test
    void aBatchAnswersWhatIsThereAndNamesWhatIsNot() {
        String first = CALLER.post("/api/v1/courses", Samples.COURSE)
                .json()
                .path("course_id")
                .asString();
        String second = CALLER.post("/api/v1/courses", Samples.COURSE)
                .json()
                .path("course_id")
                .asString();
        String nowhere = "crs_01JD9Z6Q4M8T5X2B7N3C1VKPWR";
        JsonNode batch = CALLER.get("/api/v1/courses?ids=" + second + "," + nowhere + "," + first)
                .expect(200)
                .json();
        assertThat(batch.path("courses").findValuesAsString("course_id")).containsExactly(second, first);
        assertThat(batch.path("missing").path(0).asString()).isEqualTo(nowhere);
        String many = IntStream.range(0, 101)
                .mapToObj(i -> "crs_01JD9Z6Q4M8T5X2B7N3C1VK%03d".formatted(i))
                .collect(Collectors.joining(","));
        CALLER.get("/api/v1/courses?ids=" + many).expectProblem(400, "invalid-parameter");
    }

    @Test
    void whatBelongsToOthersIsNotThere() {
        var created = CALLER.post("/api/v1/courses", Samples.COURSE).expect(201);
        String path = created.header("location");
        String id = created.json().path("course_id").asString();
        String etag = created.header("etag");
        Caller other = Running.organisation();
        other.get(path).expectProblem(404, "not-found");
        other.patch(path, "{\"title\": \"Mine\"}", "If-Match", etag).expectProblem(404, "not-found");
        other.delete(path, "If-Match", etag).expectProblem(404, "not-found");
        other.post(path + "/publish", "", "If-Match", etag).expectProblem(404, "not-found");
        other.post(path + "/exports", "{\"format\": \"json\"}").expectProblem(404, "not-found");
        JsonNode batch = other.get("/api/v1/courses?ids=" + id).expect(200).json();
        assertThat(batch.path("courses")).isEmpty();
        assertThat(batch.path("missing").path(0).asString()).isEqualTo(id);
        assertThat(CALLER.get(path).expect(200).header("etag")).isEqualTo(etag);
    }

    private static List<JsonNode> lessons(JsonNode course) {
        List<JsonNode> lessons = new ArrayList<>();
        course.path("modules").forEach(module -> module.path("lessons").forEach(lessons::add));
        return lessons;
    }
}

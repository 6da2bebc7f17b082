package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Documents that come in as uploads and go out as exports. */
class DocumentsTest {
    private static final Caller CALLER = Running.organisation();
    private static final String COURSE = CALLER.generatedCourse();

    @ParameterizedTest
    @CsvSource({
        "json, application/json, {",
        "markdown, text/markdown, #",
        "html, text/html, <!doctype html>",
        "pdf, application/pdf, %PDF-",
        "epub, application/epub+zip, PK"
    })
    void everyFormatCanBeDownloaded(String format, String mediaType, String beginning) {
        JsonNode result = exported(format);
        assertThat(result.path("media_type").asString()).startsWith(mediaType);
        var file = Caller.download(result.path("href").asString()).expect(200);
        assertThat(file.header("content-type")).startsWith(mediaType);
        assertThat(file.header("content-disposition")).contains("attachment");
        assertThat(file.bytes()).hasSize(result.path("bytes").asInt());
        assertThat(new String(file.bytes(), 0, 20, StandardCharsets.ISO_8859_1)).startsWithIgnoringCase(beginning);
    }

    @Test
    void aDownloadAddressCantBeAltered() {
        String href = exported("markdown").path("href").asString();
        assertThat(Caller.download(href.replace("X-Amz-Expires=", "X-Amz-Expires=9"))
                        .status())
                .isEqualTo(403);
        assertThat(Caller.download(href.substring(0, href.indexOf('?'))).status())
                .isEqualTo(403);
    }

    @Test
    void theJsonExportComesBackAsAnEqualCourse() {
        String file = Caller.download(exported("json").path("href").asString()).text();
        JsonNode again = CALLER.post("/api/v1/courses", file).expect(201).json();
        JsonNode original = CALLER.get("/api/v1/courses/" + COURSE).json();
        for (String member : original.propertyNames()) {
            if (!member.matches("course_id|created_at|updated_at|version|state")) {
                assertThat(again.path(member)).as(member).isEqualTo(original.path(member));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"html, text/html", "pdf, application/pdf", "epub, application/epub+zip", "markdown, text/markdown"})
    void anExportCanBeUploadedAndMadeIntoACourse(String format, String mediaType) {
        byte[] bytes = Caller.download(exported(format).path("href").asString()).bytes();
        String id = uploaded(bytes, mediaType);
        JsonNode job = CALLER.settled(CALLER.post(
                        "/api/v1/courses/generate",
                        Samples.generate("none", Map.of("title", "An export", "upload_id", id)))
                .expect(202)
                .json()
                .path("job_id")
                .asString());
        assertThat(job.path("state").asString()).as(job::toString).isEqualTo("succeeded");
    }

    @Test
    void bytesThatAreNotTheDeclaredTypeFailTheJobAndSaySo() {
        String id = uploaded("no pdf at all".repeat(50).getBytes(StandardCharsets.UTF_8), "application/pdf");
        JsonNode job = JobsTest.failed(CALLER, Map.of("title", "Not a PDF", "upload_id", id));
        assertThat(job.path("error").path("code").asString()).isEqualTo("unreadable-source");
        assertThat(job.path("error").path("detail").asString()).contains("Not a PDF");
    }

    @Test
    void anUploadTakesWhatWasAnnouncedAndNothingElse() {
        JsonNode upload = announced(500, "text/plain");
        URI address = URI.create(upload.path("href").asString());
        assertThat(Caller.put(address, new byte[501], upload.path("headers")).status())
                .isEqualTo(403);
        CALLER.post("/api/v1/uploads", "{\"name\": \"a\", \"media_type\": \"image/png\", \"bytes\": 20971521}")
                .expectProblem(422, "invalid-request");
    }

    private static String uploaded(byte[] bytes, String mediaType) {
        JsonNode upload = announced(bytes.length, mediaType);
        Caller.put(URI.create(upload.path("href").asString()), bytes, upload.path("headers"))
                .expect(200);
        return upload.path("upload_id").asString();
    }

    private static JsonNode announced(int bytes, String mediaType) {
        String body = Caller.JSON.writeValueAsString(Map.of("name", "file", "media_type", mediaType, "bytes", bytes));
        return CALLER.post("/api/v1/uploads", body).expect(201).json();
    }

    private static JsonNode exported(String format) {
        JsonNode job =
                CALLER.settled(CALLER.post("/api/v1/courses/" + COURSE + "/exports", "{\"format\": \"" + format + "\"}")
                        .expect(202)
                        .json()
                        .path("job_id")
                        .asString());
        assertThat(job.path("state").asString()).as(job::toString).isEqualTo("succeeded");
        return job.path("result");
    }
}

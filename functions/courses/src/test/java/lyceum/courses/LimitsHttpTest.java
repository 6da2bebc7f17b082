package lyceum.courses;

import static lyceum.courses.Requests.onCourse;
import static lyceum.courses.Requests.to;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.jobs.JobView;
import lyceum.courses.testing.Rig;
import lyceum.courses.testing.Rig.Response;
import lyceum.platform.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a source is like: a course that is made of it can be stored again from its export. */
final class LimitsHttpTest {
    private static final String PROSE = "A star is a ball of gas that shines by its own light. "
            + "The light of a star comes from the fusion of hydrogen in its core. "
            + "The core of a star is hotter than its surface, and the gas of the core is denser. ";

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    static Stream<Arguments> sources() {
        return Stream.of(
                Arguments.of("one sentence", PROSE.repeat(5) + "\n\n" + "The star and the gas, ".repeat(30_000)),
                Arguments.of("one word", PROSE.repeat(20) + "\n\n" + "x".repeat(900_000)),
                Arguments.of("a long heading", "# " + "The stars ".repeat(400) + "\n\n" + PROSE.repeat(20)),
                Arguments.of(
                        "a long term",
                        PROSE.repeat(20) + "\n\nThe " + "great ".repeat(2_000) + "star is a ball of gas. " + PROSE),
                Arguments.of("a long definition", PROSE.repeat(20) + "\n\nA nova is " + "a star and ".repeat(40_000)),
                Arguments.of("a long list", PROSE.repeat(20) + "\n\n" + "- A star is a ball of gas.\n".repeat(400)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void aCourseOfItCanBeStoredAgain(String name, String source) {
        JobView job = Requests.job(rig, order(source));
        rig.deliver();
        JobView ended = Requests.read(rig, job.jobId());
        assertThat(ended.state()).as(ended.toString()).isEqualTo("succeeded");
        String course = ended.result().orElseThrow().courseId();
        rig.http(onCourse(CourseApi.EXPORT_COURSE, course).json("{\"format\": \"json\"}"));
        rig.deliver();
        String file = rig.s3.keys().stream()
                .filter(key -> key.startsWith("exports/"))
                .findFirst()
                .orElseThrow();

        Response imported =
                rig.http(to(CourseApi.CREATE_COURSE).json(new String(rig.s3.bytes(file), StandardCharsets.UTF_8)));

        assertThat(imported.status()).as(imported.text()).isEqualTo(201);
    }

    private static String order(String source) {
        var brief = Map.of(
                "title", "Stars", "audience", "pupils", "level", "beginner", "language", "en", "goals", List.of());
        return Json.text(Map.of("brief", brief, "sources", List.of(Map.of("title", "Stars", "text", source))));
    }
}

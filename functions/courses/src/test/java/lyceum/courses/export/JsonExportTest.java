package lyceum.courses.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lyceum.contract.courses.CourseView;
import lyceum.contract.courses.CreateCourseRequest;
import lyceum.platform.Json;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JsonExportTest {
    private final Exporter exporter = Exporter.of("json");

    @Test
    void importsAsAnEqualCourse() {
        CourseView course = SampleCourses.thirtyPages();
        CreateCourseRequest request = Json.read(exporter.render(course).bytes(), CreateCourseRequest.class);
        assertThat(request.content()).isEqualTo(course.content());
        assertThat(request.partial()).contains(course.partial());
    }

    @Test
    void emptyCourseImportsToo() {
        CourseView course = SampleCourses.empty();
        assertThat(Json.read(exporter.render(course).bytes(), CreateCourseRequest.class)
                        .content())
                .isEqualTo(course.content());
    }

    @Property(tries = 200)
    void importsAsAnEqualCourseWhateverItSays(@ForAll("texts") String text) {
        CourseView course = SampleCourses.view(SampleCourses.of(1, 1, 1).content());
        CourseView said = new CourseView(
                course.courseId(),
                course.state(),
                course.version(),
                course.partial(),
                course.createdAt(),
                course.updatedAt(),
                course.readingMinutes(),
                "t" + text,
                "a" + text,
                course.level(),
                course.language(),
                course.goals(),
                course.modules(),
                course.glossary(),
                course.sources());
        assertThat(Json.read(exporter.render(said).bytes(), CreateCourseRequest.class)
                        .content())
                .isEqualTo(said.content());
    }

    @Test
    void namesTheFileAfterTheCourse() {
        assertThat(exporter.render(SampleCourses.of(1, 1, 1)).fileName())
                .isEqualTo("photosynthesis-how-plants-feed-themselves.json");
        assertThat(exporter.render(SampleCourses.saying("../../Überraschung")).fileName())
                .isEqualTo("uberraschung.json");
        assertThat(exporter.render(SampleCourses.saying("日本語")).fileName())
                .isEqualTo("crs-01jd9z6q4m8t5x2b7n3c1vkpwr.json");
    }

    @Test
    void refusesAnUnknownFormat() {
        assertThatThrownBy(() -> Exporter.of("docx")).hasMessage("There is no export format docx.");
    }

    /** Whole characters only: half a surrogate pair is no text and JSON in UTF-8 can't hold it. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().ofMaxLength(60).filter(text -> text.codePoints()
                .noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
    }
}

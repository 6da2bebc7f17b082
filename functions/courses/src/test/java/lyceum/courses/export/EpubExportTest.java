package lyceum.courses.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.util.DefaultReportImpl;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import lyceum.contract.courses.CourseView;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EpubExportTest {
    private final Exporter exporter = Exporter.of("epub");

    @Test
    void passesEpubCheckWithoutAWarning() {
        assertThat(complaints(SampleCourses.thirtyPages())).isEmpty();
    }

    @Test
    void passesEpubCheckWithNothingInIt() {
        assertThat(complaints(SampleCourses.empty())).isEmpty();
    }

    @Test
    void passesEpubCheckWithAHundredLessons() {
        assertThat(complaints(SampleCourses.of(10, 10, 1))).isEmpty();
    }

    @Property(tries = 25)
    void passesEpubCheckWhateverItsTextsAre(@ForAll("texts") String text) {
        assertThat(complaints(SampleCourses.saying(text))).isEmpty();
    }

    @Test
    void checkerComplainsOfABrokenBook() {
        byte[] book = exporter.render(SampleCourses.thirtyPages()).bytes();
        book[book.length / 2] ^= 0x55;
        assertThat(complaints(book)).isNotEmpty();
    }

    @Test
    void sameCourseGivesSameBytes() {
        assertThat(exporter.render(SampleCourses.thirtyPages()).bytes())
                .isEqualTo(exporter.render(SampleCourses.thirtyPages()).bytes());
    }

    @Provide
    Arbitrary<String> texts() {
        return Hostile.texts();
    }

    private String complaints(CourseView course) {
        Rendered book = exporter.render(course);
        assertThat(book.mediaType()).isEqualTo("application/epub+zip");
        return complaints(book.bytes());
    }

    private static String complaints(byte[] book) {
        var output = new StringWriter();
        var report = new DefaultReportImpl("course.epub") {
            @Override
            public void message(
                    com.adobe.epubcheck.messages.Message message,
                    com.adobe.epubcheck.api.EPUBLocation location,
                    Object... args) {
                switch (message.getSeverity()) {
                    case FATAL, ERROR, WARNING ->
                        output.append(message.getID() + " " + message.getMessage(args) + " " + location + "\n");
                    case USAGE, INFO, SUPPRESSED -> {}
                }
            }
        };
        var log = new PrintWriter(output, true);
        new EpubCheck(new ByteArrayInputStream(book), report, "course.epub").doValidate();
        log.flush();
        return output.toString();
    }
}

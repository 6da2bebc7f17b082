package lyceum.courses.sources;

import static org.assertj.core.api.Assertions.assertThat;

import lyceum.contract.courses.CourseView;
import lyceum.courses.export.Exporter;
import lyceum.courses.export.SampleCourses;
import lyceum.courses.sources.Extraction.Extracted;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the exports write, the sources read. */
class RoundTripTest {
    @ParameterizedTest
    @CsvSource({"html, text/html", "epub, application/epub+zip", "pdf, application/pdf", "markdown, text/markdown"})
    void everySentenceComesBackInOrder(String format, String mediaType) {
        CourseView course = SampleCourses.thirtyPages();
        String text = text(Exporter.of(format).render(course).bytes(), mediaType);
        int at = 0;
        for (String sentence : SampleCourses.sentences(course)) {
            int found = text.indexOf(sentence, at);
            assertThat(found)
                    .as(sentence + " after " + text.substring(Math.max(0, at - 100), at))
                    .isNotNegative();
            at = found + sentence.length();
        }
    }

    @ParameterizedTest
    @CsvSource({"html, text/html", "epub, application/epub+zip", "pdf, application/pdf", "markdown, text/markdown"})
    void structureComesBack(String format, String mediaType) {
        String text = text(Exporter.of(format).render(SampleCourses.of(1, 2, 2)).bytes(), mediaType);
        assertThat(text.lines().filter(line -> line.startsWith("#")))
                .anyMatch(line -> line.matches("#+ Photosynthesis: how plants feed themselves"))
                .anyMatch(line -> line.matches("#+ 1\\.1 How leaves catch light"))
                .anyMatch(line -> line.matches("#+ Water, roots and pressure"));
        assertThat(text).contains("```\nlight + 6 CO2 + 6 H2O\n    -> C6H12O6 + 6 O2    # glucose, oxygen\n```");
        assertThat(text).contains("- red light drives it best\n- green light is thrown back");
    }

    private static String text(byte[] bytes, String mediaType) {
        Extraction extraction = Sources.extract(bytes, mediaType);
        assertThat(extraction).isInstanceOf(Extracted.class);
        assertThat(Sources.extract(bytes, mediaType)).isEqualTo(extraction);
        return ((Extracted) extraction).text();
    }
}

package lyceum.courses.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfExportTest {
    private final Exporter exporter = Exporter.of("pdf");

    @Test
    void holdsTheCoursesTextInOrder() throws IOException {
        var course = SampleCourses.thirtyPages();
        try (PDDocument pdf = Loader.loadPDF(exporter.render(course).bytes())) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            int at = 0;
            for (String title :
                    course.content().lessons().stream().map(l -> l.title()).toList()) {
                at = text.indexOf(title, at);
                assertThat(at).as("the lesson " + title).isNotNegative();
            }
        }
    }

    @Test
    void hasABookmarkForEachModuleAndLesson() throws IOException {
        try (PDDocument pdf =
                Loader.loadPDF(exporter.render(SampleCourses.of(2, 2, 1)).bytes())) {
            List<String> bookmarks = new ArrayList<>();
            collect(pdf, pdf.getDocumentCatalog().getDocumentOutline(), "", bookmarks);
            assertThat(bookmarks)
                    .containsExactly(
                            "Contents",
                            "1 Sugar as a store",
                            "  1.1 How leaves catch light",
                            "  1.2 Water, roots and pressure",
                            "2 Breathing through stomata",
                            "  2.1 How leaves catch light",
                            "  2.2 What went wrong here",
                            "Answers",
                            "Glossary",
                            "About this course");
        }
    }

    @Test
    void isTaggedNamesItselfAndEmbedsItsFonts() throws IOException {
        try (PDDocument pdf =
                Loader.loadPDF(exporter.render(SampleCourses.of(1, 1, 2)).bytes())) {
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Photosynthesis: how plants feed themselves");
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
        }
    }

    @Test
    void writesTheScriptsThatItsFontsHave() throws IOException {
        String greeting = "Grüße, Привет, Γειά σου, 日本語, 中文, 한국어, Việt Nam, ∑ → ♞";
        try (PDDocument pdf =
                Loader.loadPDF(exporter.render(SampleCourses.saying(greeting)).bytes())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains(greeting);
        }
    }

    @Property(tries = 20)
    void canBeReadWhateverItsTextsAre(@ForAll("texts") String text) throws IOException {
        try (PDDocument pdf =
                Loader.loadPDF(exporter.render(SampleCourses.saying(text)).bytes())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("About this course");
        }
    }

    @Test
    void emptyCourseSaysSo() throws IOException {
        try (PDDocument pdf =
                Loader.loadPDF(exporter.render(SampleCourses.empty()).bytes())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("This course has no modules yet.");
        }
    }

    @Test
    void sameCourseGivesSameBytes() {
        assertThat(exporter.render(SampleCourses.of(2, 2, 2)).bytes())
                .isEqualTo(exporter.render(SampleCourses.of(2, 2, 2)).bytes());
    }

    @Provide
    Arbitrary<String> texts() {
        return Hostile.texts();
    }

    private static void collect(PDDocument pdf, PDOutlineNode node, String indent, List<String> titles)
            throws IOException {
        for (PDOutlineItem item : node.children()) {
            assertThat(item.findDestinationPage(pdf)).isNotNull();
            titles.add(indent + item.getTitle());
            collect(pdf, item, indent + "  ", titles);
        }
    }
}

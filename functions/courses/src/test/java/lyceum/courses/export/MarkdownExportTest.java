package lyceum.courses.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import lyceum.contract.courses.CourseView;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;

class MarkdownExportTest {
    private final Exporter exporter = Exporter.of("markdown");

    @Test
    void hasTheCoursesStructure() {
        assertThat(headings(parsed(SampleCourses.of(1, 1, 2))))
                .containsExactly(
                        "1 Photosynthesis: how plants feed themselves",
                        "2 Module 1: Sugar as a store",
                        "3 1.1 How leaves catch light",
                        "4 Water, roots and pressure",
                        "4 Sugar as a store",
                        "4 Questions",
                        "4 Answers",
                        "2 Glossary",
                        "2 Sources");
    }

    @Test
    void saysThatALessonFailed() {
        assertThat(new String(exporter.render(SampleCourses.of(2, 2, 1)).bytes(), StandardCharsets.UTF_8))
                .contains("### 2.2 What went wrong here\n\nThis lesson could not be written.");
    }

    @Property(tries = 300)
    void titleIsReadBackAsItIs(@ForAll("texts") String text) {
        String title = Legal.line(text);
        List<String> headings = headings(parsed(SampleCourses.saying(text)));
        assertThat(headings.getFirst()).isEqualTo(("1 " + title).strip());
        assertThat(headings).contains("2 " + Legal.line("Module 1: " + title), "3 " + Legal.line("1.1 " + title));
    }

    @Property(tries = 300)
    void textIsNeverMarkup(@ForAll("texts") String text) {
        parsed(SampleCourses.saying(text)).accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlBlock node) {
                throw new AssertionError("HTML from " + text);
            }

            @Override
            public void visit(HtmlInline node) {
                throw new AssertionError("HTML from " + text);
            }

            @Override
            public void visit(Link node) {
                throw new AssertionError("A link from " + text);
            }

            @Override
            public void visit(Image node) {
                throw new AssertionError("An image from " + text);
            }

            @Override
            public void visit(Emphasis node) {
                throw new AssertionError("Emphasis from " + text);
            }

            @Override
            public void visit(ThematicBreak node) {
                throw new AssertionError("A rule from " + text);
            }
        });
    }

    @Provide
    Arbitrary<String> texts() {
        return Hostile.texts();
    }

    private Node parsed(CourseView course) {
        return Parser.builder().build().parse(new String(exporter.render(course).bytes(), StandardCharsets.UTF_8));
    }

    private static List<String> headings(Node document) {
        List<String> headings = new ArrayList<>();
        TextContentRenderer renderer = TextContentRenderer.builder().build();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                headings.add((heading.getLevel() + " " + renderer.render(heading)).strip());
            }
        });
        return headings;
    }
}

package lyceum.courses.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import lyceum.contract.courses.CourseView;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class HtmlExportTest {
    private static final String ADDRESSES =
            "[src], [srcset], [data], [action], [formaction], [poster], [background], link, base, script, iframe, object, embed, img";

    private final Exporter exporter = Exporter.of("html");

    @Test
    void needsNothingElse() {
        Document page = page(SampleCourses.thirtyPages());
        assertThat(page.select(ADDRESSES)).isEmpty();
        assertThat(page.select("style").html()).doesNotContain("url(", "@import", "//");
        assertThat(page.select("a").eachAttr("href")).isNotEmpty().allMatch(href -> href.startsWith("#"));
    }

    @Test
    void everyLinkLeadsSomewhere() {
        Document page = page(SampleCourses.thirtyPages());
        for (Element link : page.select("a[href]")) {
            assertThat(page.getElementById(link.attr("href").substring(1)))
                    .as(link.outerHtml())
                    .isNotNull();
        }
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    @Test
    void headingsGoDownStepByStep() {
        int before = 0;
        for (Element heading : page(SampleCourses.thirtyPages()).select("h1, h2, h3, h4, h5, h6")) {
            int level = heading.normalName().charAt(1) - '0';
            assertThat(level).isLessThanOrEqualTo(before + 1);
            before = level;
        }
    }

    @Test
    void foldsTheAnswersAway() {
        Document page = page(SampleCourses.of(1, 1, 1));
        assertThat(page.select("details summary").eachText()).containsOnly("Answer");
        assertThat(page.expectFirst("details p").text()).startsWith("B. The chloroplast.");
        assertThat(page.select(".questions > li")).hasSize(2);
    }

    @Test
    void saysItsLanguageAndDirection() {
        assertThat(page(SampleCourses.empty()).expectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page(SampleCourses.saying("he")).expectFirst("html").attr("dir"))
                .isEqualTo("rtl");
    }

    @Test
    void textIsNeverMarkup() {
        Document page = page(SampleCourses.saying(SampleCourses.HOSTILE));
        assertThat(page.select("script")).isEmpty();
        assertThat(page.expectFirst("h1").text()).startsWith("<script>alert('1')</script> & \"q\" ]]> -->");
    }

    @Property(tries = 200)
    void isValidWhateverItsTextsAre(@ForAll("texts") String text) {
        Document page = page(SampleCourses.saying(text));
        assertThat(page.select(ADDRESSES)).isEmpty();
        assertThat(page.select("article")).hasSize(2);
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

    /** Parsed by the rules of HTML, without a single parse error. */
    private Document page(CourseView course) {
        Parser parser = Parser.htmlParser().setTrackErrors(20);
        Document page = parser.parseInput(new String(exporter.render(course).bytes(), StandardCharsets.UTF_8), "");
        assertThat(parser.getErrors()).isEmpty();
        return page;
    }
}

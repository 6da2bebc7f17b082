package lyceum.courses.export;

import java.nio.charset.StandardCharsets;
import lyceum.contract.courses.CourseModule;
import lyceum.contract.courses.CourseView;

/** One page that needs nothing else: styles inside, no script, no address outside it. Printable, dark or light as its reader. */
final class HtmlExport implements Exporter {
    @Override
    public Rendered render(CourseView course) {
        var markup = new CourseMarkup(course, LessonMarkup.Answers.FOLDED);
        var out = new Xhtml();
        out.raw("<!DOCTYPE html>\n");
        out.open("html", "lang", markup.language(), "dir", markup.direction()).raw("\n");
        head(out, markup);
        out.open("body").raw("\n");
        out.line("a", "Skip to the first lesson", "class", "skip", "href", "#course");
        out.open("nav", "aria-label", "Contents").raw("\n");
        out.line("p", "Contents", "class", "label");
        markup.contents(out, id -> "#" + id, false);
        out.closeLine();
        out.open("main", "id", "course").raw("\n");
        markup.opening(out);
        for (int m = 0; m < course.modules().size(); m++) {
            module(out, course.modules().get(m), m, markup);
        }
        for (CourseMarkup.Appendix appendix : markup.appendices(false)) {
            out.open("section", "class", "appendix", "id", appendix.id()).raw("\n");
            markup.appendix(out, appendix, 2);
            out.closeLine();
        }
        out.closeLine().closeLine().closeLine();
        return new Rendered(
                out.toString().getBytes(StandardCharsets.UTF_8),
                "text/html; charset=utf-8",
                FileNames.of(course, "html"));
    }

    private static void head(Xhtml out, CourseMarkup markup) {
        out.open("head").raw("\n");
        out.empty("meta", "charset", "utf-8");
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.empty("meta", "name", "color-scheme", "content", "light dark");
        out.empty("meta", "name", "description", "content", markup.description());
        // Nothing may be fetched or run, even by a browser that knows better than this page.
        out.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'");
        out.line("title", markup.title());
        out.open("style").raw("\n").raw(Styles.of("page.css")).closeLine();
        out.closeLine();
    }

    private static void module(Xhtml out, CourseModule module, int index, CourseMarkup markup) {
        out.open("section", "class", "module", "id", CourseMarkup.moduleId(index))
                .raw("\n");
        markup.moduleHeading(out, index, 2);
        for (int l = 0; l < module.lessons().size(); l++) {
            out.open("article", "class", "lesson", "id", CourseMarkup.lessonId(index, l))
                    .raw("\n");
            markup.lesson(out, index, l, 3);
            out.closeLine();
        }
        out.closeLine();
    }
}

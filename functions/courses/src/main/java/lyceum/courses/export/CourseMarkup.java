package lyceum.courses.export;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import lyceum.contract.courses.CourseModule;
import lyceum.contract.courses.CourseView;
import lyceum.contract.courses.GlossaryEntry;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.Section;
import lyceum.contract.courses.SourceNote;

/**
 * The parts of a course as markup, for a page, a book's chapter or a print. Identifiers are made from positions (m1, m1-l2),
 * never from the course's own, which may hold anything.
 */
final class CourseMarkup {
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final CourseView course;
    private final LessonMarkup lessons;

    CourseMarkup(CourseView course, LessonMarkup.Answers answers) {
        this.course = course;
        Map<String, String> titles = new HashMap<>();
        course.sources().forEach(source -> titles.put(source.sourceId(), source.title()));
        this.lessons = new LessonMarkup(titles, answers);
    }

    static String moduleId(int module) {
        return "m" + (module + 1);
    }

    static String lessonId(int module, int lesson) {
        return moduleId(module) + "-l" + (lesson + 1);
    }

    static String number(int module, int lesson) {
        return (module + 1) + "." + (lesson + 1);
    }

    /** The course's title on one line; never empty, since every format needs one. */
    String title() {
        String title = Legal.line(course.title());
        return title.isEmpty() ? "Untitled course" : title;
    }

    /** A well-formed tag, whatever the course says: {@code und} where it says nothing sensible. */
    String language() {
        return Locale.forLanguageTag(Legal.line(course.language())).toLanguageTag();
    }

    String direction() {
        return RIGHT_TO_LEFT.contains(Locale.forLanguageTag(language()).getLanguage()) ? "rtl" : "ltr";
    }

    /** One sentence on what this is, for the readers of catalogues. */
    String description() {
        return "A course for " + Legal.line(course.audience()) + ", " + Legal.line(course.level()) + " level, "
                + minutes(course.readingMinutes()) + " of reading.";
    }

    /** Title, audience and goals. */
    void opening(Xhtml out) {
        out.open("header", "class", "opening");
        out.line("h1", title());
        out.line("p", "For " + Legal.line(course.audience()), "class", "audience");
        List<String> facts = List.of(
                capitalised(course.level()),
                count(course.modules().size(), "module"),
                count(course.content().lessons().size(), "lesson"),
                minutes(course.readingMinutes()));
        out.line("p", String.join(" · ", facts), "class", "facts");
        if (!course.goals().isEmpty()) {
            out.line("p", "After this course you can", "class", "label");
            list(out, "ul", "goals", course.goals());
        }
        if (course.modules().isEmpty()) {
            out.line("p", "This course has no modules yet.", "class", "note");
        }
        out.closeLine();
    }

    /** The table of contents; {@code href} turns an identifier into an address. */
    void contents(Xhtml out, UnaryOperator<String> href, boolean withAnswers) {
        out.raw("<ol>\n");
        for (int m = 0; m < course.modules().size(); m++) {
            CourseModule module = course.modules().get(m);
            out.open("li");
            link(out, href.apply(moduleId(m)), String.valueOf(m + 1), module.title());
            if (!module.lessons().isEmpty()) {
                out.raw("\n<ol>\n");
                for (int l = 0; l < module.lessons().size(); l++) {
                    out.open("li");
                    link(
                            out,
                            href.apply(lessonId(m, l)),
                            number(m, l),
                            module.lessons().get(l).title());
                    out.closeLine();
                }
                out.raw("</ol>\n");
            }
            out.closeLine();
        }
        for (Appendix appendix : appendices(withAnswers)) {
            out.open("li", "class", "appendix");
            out.element("a", appendix.title(), "href", href.apply(appendix.id()));
            out.closeLine();
        }
        out.raw("</ol>\n");
    }

    record Appendix(String id, String title) {}

    /** The first module's identifier; empty for a course without modules. */
    Optional<String> first() {
        return course.modules().isEmpty() ? Optional.empty() : Optional.of(moduleId(0));
    }

    /** What follows the modules. */
    List<Appendix> appendices(boolean withAnswers) {
        boolean asks = course.content().lessons().stream()
                .anyMatch(lesson -> !lesson.quiz().isEmpty());
        var found = new ArrayList<Appendix>();
        if (withAnswers && asks) {
            found.add(new Appendix("answers", "Answers"));
        }
        if (!course.glossary().isEmpty()) {
            found.add(new Appendix("glossary", "Glossary"));
        }
        found.add(new Appendix("about", "About this course"));
        return found;
    }

    void appendix(Xhtml out, Appendix appendix, int level) {
        switch (appendix.id()) {
            case "answers" -> answers(out, level);
            case "glossary" -> glossary(out, level);
            default -> about(out, level);
        }
    }

    /** A module's heading; its lessons follow. */
    void moduleHeading(Xhtml out, int module, int level) {
        heading(
                out,
                level,
                "Module " + (module + 1),
                course.modules().get(module).title());
        if (course.modules().get(module).lessons().isEmpty()) {
            out.line("p", "This module has no lessons yet.", "class", "note");
        }
    }

    /** A lesson from its heading to its questions. */
    void lesson(Xhtml out, int module, int index, int level) {
        Lesson lesson = course.modules().get(module).lessons().get(index);
        heading(out, level, number(module, index), lesson.title());
        lessons.body(out, lesson, lessonId(module, index), level);
    }

    private void answers(Xhtml out, int level) {
        out.line("h" + level, "Answers");
        for (int m = 0; m < course.modules().size(); m++) {
            List<Lesson> inModule = course.modules().get(m).lessons();
            for (int l = 0; l < inModule.size(); l++) {
                Lesson lesson = inModule.get(l);
                if (!lesson.quiz().isEmpty()) {
                    heading(out, level + 1, number(m, l), lesson.title());
                    lessons.answers(out, lesson);
                }
            }
        }
    }

    private void glossary(Xhtml out, int level) {
        out.line("h" + level, "Glossary");
        out.raw("<dl class=\"glossary\">\n");
        for (GlossaryEntry entry : course.glossary()) {
            out.line("dt", Legal.line(entry.term()));
            out.line("dd", Legal.line(entry.definition()));
        }
        out.raw("</dl>\n");
    }

    private void about(Xhtml out, int level) {
        out.line("h" + level, "About this course");
        if (!course.sources().isEmpty()) {
            out.line("p", "It was made from:");
            list(
                    out,
                    "ul",
                    "sources",
                    course.sources().stream().map(SourceNote::title).toList());
        }
        Set<String> makers = makers();
        if (!makers.isEmpty()) {
            out.line("p", "It was written by: " + String.join("; ", makers) + ".");
        }
        out.line(
                "p",
                "Course " + course.courseId() + ", version " + course.version() + ", " + DAY.format(course.updatedAt())
                        + ".",
                "class",
                "colophon");
    }

    private Set<String> makers() {
        Set<String> makers = new TreeSet<>();
        for (Lesson lesson : course.content().lessons()) {
            for (Section section : lesson.sections()) {
                String provider = Legal.line(section.provenance().provider());
                makers.add(
                        provider.equals("offline")
                                ? "the offline provider, from the text of the sources, without AI"
                                : provider + " ("
                                        + Legal.line(section.provenance().model()) + ")");
            }
        }
        return makers;
    }

    static void list(Xhtml out, String element, String style, List<String> items) {
        out.open(element, "class", style).raw("\n");
        items.forEach(item -> out.line("li", Legal.line(item)));
        out.closeLine();
    }

    private static void heading(Xhtml out, int level, String number, String title) {
        out.open("h" + level);
        out.element("span", number, "class", "number").text(" ").text(Legal.line(title));
        out.closeLine();
    }

    private static void link(Xhtml out, String href, String number, String title) {
        out.open("a", "href", href);
        out.element("span", number, "class", "number").text(" ").text(Legal.line(title));
        out.close();
    }

    private static String count(int n, String thing) {
        return n + " " + thing + (n == 1 ? "" : "s");
    }

    private static String minutes(int minutes) {
        return count(minutes, "minute");
    }

    private static String capitalised(String text) {
        String line = Legal.line(text);
        return line.isEmpty() ? line : line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1);
    }
}

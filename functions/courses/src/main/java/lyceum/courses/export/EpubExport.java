package lyceum.courses.export;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import lyceum.contract.courses.CourseModule;
import lyceum.contract.courses.CourseView;

/** An EPUB 3 book: a file for each lesson, answers in an appendix, navigation, landmarks and accessibility metadata. */
final class EpubExport implements Exporter {
    private record Chapter(String id, String title, String body) {}

    @Override
    public Rendered render(CourseView course) {
        var markup = new CourseMarkup(course, LessonMarkup.Answers.APPENDED);
        List<Chapter> chapters = chapters(course, markup);
        var zip = new ReproducibleZip();
        zip.stored("mimetype", "application/epub+zip");
        zip.deflated("META-INF/container.xml", container());
        zip.deflated("EPUB/package.opf", packageDocument(course, markup, chapters));
        zip.deflated("EPUB/nav.xhtml", navigation(markup));
        zip.deflated("EPUB/book.css", Styles.of("book.css"));
        chapters.forEach(
                chapter -> zip.deflated("EPUB/" + file(chapter.id()), page(markup, chapter.title(), chapter.body())));
        return new Rendered(zip.bytes(), "application/epub+zip", FileNames.of(course, "epub"));
    }

    private static List<Chapter> chapters(CourseView course, CourseMarkup markup) {
        List<Chapter> chapters = new ArrayList<>();
        chapters.add(chapter("opening", markup.title(), "titlepage", markup::opening));
        for (int m = 0; m < course.modules().size(); m++) {
            int module = m;
            CourseModule content = course.modules().get(m);
            chapters.add(chapter(
                    CourseMarkup.moduleId(m), content.title(), "part", out -> markup.moduleHeading(out, module, 1)));
            for (int l = 0; l < content.lessons().size(); l++) {
                int lesson = l;
                chapters.add(chapter(
                        CourseMarkup.lessonId(m, l),
                        content.lessons().get(l).title(),
                        "chapter",
                        out -> markup.lesson(out, module, lesson, 1)));
            }
        }
        for (CourseMarkup.Appendix appendix : markup.appendices(true)) {
            chapters.add(chapter(
                    appendix.id(),
                    appendix.title(),
                    appendix.id().equals("glossary") ? "glossary" : "appendix",
                    out -> markup.appendix(out, appendix, 1)));
        }
        return chapters;
    }

    private static Chapter chapter(String id, String title, String type, Consumer<Xhtml> content) {
        var out = new Xhtml();
        out.open("section", "epub:type", type, "class", type).raw("\n");
        content.accept(out);
        out.closeLine();
        String line = Legal.line(title);
        return new Chapter(id, line.isEmpty() ? id : line, out.toString());
    }

    private static String file(String id) {
        return id + ".xhtml";
    }

    private static String page(CourseMarkup markup, String title, String body) {
        var out = new Xhtml();
        out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n");
        out.open(
                "html",
                "xmlns",
                "http://www.w3.org/1999/xhtml",
                "xmlns:epub",
                "http://www.idpf.org/2007/ops",
                "lang",
                markup.language(),
                "xml:lang",
                markup.language(),
                "dir",
                markup.direction());
        out.raw("\n").open("head").raw("\n");
        out.line("title", title);
        out.empty("link", "rel", "stylesheet", "type", "text/css", "href", "book.css");
        out.closeLine().open("body").raw("\n").raw(body).closeLine().closeLine();
        return out.toString();
    }

    private static String navigation(CourseMarkup markup) {
        var out = new Xhtml();
        out.open("nav", "epub:type", "toc", "id", "toc").raw("\n");
        out.line("h1", "Contents");
        markup.contents(out, EpubExport::file, true);
        out.closeLine();
        out.open("nav", "epub:type", "landmarks", "hidden", "hidden").raw("\n");
        out.line("h2", "Landmarks").open("ol").raw("\n");
        landmark(out, "titlepage", "opening", "Title page");
        landmark(out, "toc", "nav", "Contents");
        CourseMarkup.Appendix last = markup.appendices(true).getLast();
        landmark(out, "bodymatter", markup.first().orElse(last.id()), "Start of the course");
        out.closeLine().closeLine();
        return page(markup, "Contents", out.toString());
    }

    private static void landmark(Xhtml out, String type, String id, String title) {
        out.open("li").element("a", title, "epub:type", type, "href", file(id)).closeLine();
    }

    private static String container() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
                  <rootfiles>
                    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
                  </rootfiles>
                </container>
                """;
    }

    private static String packageDocument(CourseView course, CourseMarkup markup, List<Chapter> chapters) {
        var out = new Xhtml();
        out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.open(
                "package",
                "xmlns",
                "http://www.idpf.org/2007/opf",
                "version",
                "3.0",
                "unique-identifier",
                "id",
                "xml:lang",
                "en");
        out.raw("\n");
        metadata(out, course, markup);
        out.open("manifest").raw("\n");
        item(out, "nav", "nav.xhtml", "application/xhtml+xml", "properties", "nav");
        item(out, "style", "book.css", "text/css");
        chapters.forEach(chapter -> item(out, chapter.id(), file(chapter.id()), "application/xhtml+xml"));
        out.closeLine();
        out.open("spine", "page-progression-direction", markup.direction()).raw("\n");
        for (int i = 0; i < chapters.size(); i++) {
            out.empty("itemref", "idref", chapters.get(i).id());
            if (i == 0) {
                out.empty("itemref", "idref", "nav");
            }
        }
        out.closeLine().closeLine();
        return out.toString();
    }

    private static void metadata(Xhtml out, CourseView course, CourseMarkup markup) {
        out.open("metadata", "xmlns:dc", "http://purl.org/dc/elements/1.1/").raw("\n");
        out.line("dc:identifier", "urn:uuid:" + identifier(course), "id", "id");
        out.line("dc:title", markup.title());
        out.line("dc:language", markup.language());
        out.line("dc:description", markup.description());
        out.line("dc:type", "course");
        Instant modified = course.updatedAt().truncatedTo(ChronoUnit.SECONDS);
        out.line("meta", modified.toString(), "property", "dcterms:modified");
        out.line("meta", "textual", "property", "schema:accessMode");
        out.line("meta", "textual", "property", "schema:accessModeSufficient");
        for (String feature :
                List.of("readingOrder", "structuralNavigation", "tableOfContents", "displayTransformability")) {
            out.line("meta", feature, "property", "schema:accessibilityFeature");
        }
        out.line("meta", "none", "property", "schema:accessibilityHazard");
        out.line(
                "meta",
                "Text only, with headings, lists and a table of contents; no images.",
                "property",
                "schema:accessibilitySummary");
        out.closeLine();
    }

    /** The same for every export of a course, as readers keep their place by it. */
    private static UUID identifier(CourseView course) {
        return UUID.nameUUIDFromBytes(("lyceum:course:" + course.courseId()).getBytes(StandardCharsets.UTF_8));
    }

    private static void item(Xhtml out, String id, String href, String mediaType, String... properties) {
        List<String> attributes = new ArrayList<>(List.of("id", id, "href", href, "media-type", mediaType));
        attributes.addAll(List.of(properties));
        out.empty("item", attributes.toArray(String[]::new));
    }
}

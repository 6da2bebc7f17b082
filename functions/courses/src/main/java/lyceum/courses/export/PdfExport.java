package lyceum.courses.export;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import lyceum.contract.courses.CourseModule;
import lyceum.contract.courses.CourseView;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A PDF set like a textbook: A4, embedded fonts, bookmarks for modules and lessons, page numbers in the table of contents, tagged
 * for screen readers (PDF/UA-1). Characters that none of the fonts has are printed as □.
 */
final class PdfExport implements Exporter {
    private static final String PRODUCER = "Lyceum";

    @Override
    public Rendered render(CourseView course) {
        var markup = new CourseMarkup(course, LessonMarkup.Answers.APPENDED);
        try {
            return new Rendered(
                    pdf(course, markup, dom(print(course, markup))), "application/pdf", FileNames.of(course, "pdf"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] pdf(CourseView course, CourseMarkup markup, Document html) throws IOException {
        XRLog.setLoggingEnabled(false);
        var builder = new PdfRendererBuilder();
        builder.withW3cDocument(html, null);
        builder.usePdfUaAccessibility(true);
        builder.useReplacementText("□");
        builder.withProducer(PRODUCER);
        // The markup names no address outside itself; should it ever, nothing is fetched.
        builder.useUriResolver((base, uri) -> null);
        font(builder, "NotoSerif-Regular.ttf", "Serif", 400, FontStyle.NORMAL);
        font(builder, "NotoSerif-Bold.ttf", "Serif", 700, FontStyle.NORMAL);
        font(builder, "NotoSerif-Italic.ttf", "Serif", 400, FontStyle.ITALIC);
        font(builder, "NotoSans-Regular.ttf", "Sans", 400, FontStyle.NORMAL);
        font(builder, "NotoSans-Bold.ttf", "Sans", 700, FontStyle.NORMAL);
        font(builder, "DejaVuSansMono.ttf", "Mono", 400, FontStyle.NORMAL);
        font(builder, "DejaVuSans.ttf", "Symbols", 400, FontStyle.NORMAL);
        font(builder, "DroidSansFallbackFull.ttf", "Asian", 400, FontStyle.NORMAL);
        font(builder, "NanumSquareR.ttf", "Korean", 400, FontStyle.NORMAL);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            try (PDDocument pdf = renderer.createPDFKeepOpen()) {
                describe(pdf, course, markup);
                var bytes = new ByteArrayOutputStream();
                pdf.save(bytes);
                return bytes.toByteArray();
            }
        }
    }

    private static void font(PdfRendererBuilder builder, String file, String family, int weight, FontStyle style) {
        builder.useFont(() -> Styles.open("fonts/" + file), family, weight, style, true);
    }

    /** Dates and identifiers come from the course, so that the bytes do, too. */
    private static void describe(PDDocument pdf, CourseView course, CourseMarkup markup) throws IOException {
        var date = GregorianCalendar.from(course.updatedAt().atZone(ZoneOffset.UTC));
        var information = new PDDocumentInformation();
        information.setTitle(markup.title());
        information.setSubject(markup.description());
        information.setProducer(PRODUCER);
        information.setCreationDate(date);
        information.setModificationDate(date);
        pdf.setDocumentInformation(information);
        var metadata = new PDMetadata(pdf);
        metadata.importXMPMetadata(xmp(course, markup).getBytes(StandardCharsets.UTF_8));
        pdf.getDocumentCatalog().setMetadata(metadata);
        var id = new COSString((course.courseId() + "/" + course.version()).getBytes(StandardCharsets.UTF_8));
        pdf.getDocument().setDocumentID(new COSArray(List.of(id, id)));
    }

    private static String xmp(CourseView course, CourseMarkup markup) {
        var out = new Xhtml();
        out.raw("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
        out.open("x:xmpmeta", "xmlns:x", "adobe:ns:meta/");
        out.open("rdf:RDF", "xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
        out.open(
                "rdf:Description",
                "rdf:about",
                "",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/",
                "xmlns:xmp",
                "http://ns.adobe.com/xap/1.0/",
                "xmlns:pdf",
                "http://ns.adobe.com/pdf/1.3/",
                "xmlns:pdfuaid",
                "http://www.aiim.org/pdfua/ns/id/");
        out.open("dc:title")
                .open("rdf:Alt")
                .element("rdf:li", markup.title(), "xml:lang", "x-default")
                .close()
                .close();
        out.open("dc:language")
                .open("rdf:Bag")
                .element("rdf:li", markup.language())
                .close()
                .close();
        out.element("xmp:CreateDate", course.updatedAt().toString());
        out.element("xmp:ModifyDate", course.updatedAt().toString());
        out.element("pdf:Producer", PRODUCER);
        out.element("pdfuaid:part", "1");
        out.close().close().close();
        return out.raw("\n<?xpacket end=\"r\"?>").toString();
    }

    private static Document dom(String xhtml) throws IOException {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xhtml)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("The print's markup is not well-formed.", e);
        }
    }

    private static String print(CourseView course, CourseMarkup markup) {
        var out = new Xhtml();
        out.open("html", "lang", markup.language(), "dir", markup.direction()).raw("\n");
        out.open("head").raw("\n");
        out.line("title", markup.title());
        out.empty("meta", "name", "subject", "content", markup.description());
        out.empty("meta", "name", "description", "content", markup.description());
        out.open("style").raw("\n").raw(Styles.of("print.css")).closeLine();
        bookmarks(out, course, markup);
        out.closeLine().open("body").raw("\n");
        markup.opening(out);
        out.open("nav", "id", "contents").raw("\n").line("h2", "Contents");
        markup.contents(out, id -> "#" + id, true);
        out.closeLine();
        for (int m = 0; m < course.modules().size(); m++) {
            module(out, course.modules().get(m), m, markup);
        }
        for (CourseMarkup.Appendix appendix : markup.appendices(true)) {
            out.open("section", "class", "appendix " + appendix.id(), "id", appendix.id())
                    .raw("\n");
            out.line("p", appendix.title(), "class", "running");
            markup.appendix(out, appendix, 2);
            out.closeLine();
        }
        return out.closeLine().closeLine().toString();
    }

    private static void module(Xhtml out, CourseModule module, int index, CourseMarkup markup) {
        out.open("section", "class", "module", "id", CourseMarkup.moduleId(index))
                .raw("\n");
        out.line("p", module.title(), "class", "running");
        markup.moduleHeading(out, index, 2);
        for (int l = 0; l < module.lessons().size(); l++) {
            out.open("div", "class", "lesson", "id", CourseMarkup.lessonId(index, l))
                    .raw("\n");
            markup.lesson(out, index, l, 3);
            out.closeLine();
        }
        out.closeLine();
    }

    private static void bookmarks(Xhtml out, CourseView course, CourseMarkup markup) {
        out.open("bookmarks").raw("\n");
        out.empty("bookmark", "name", "Contents", "href", "#contents");
        for (int m = 0; m < course.modules().size(); m++) {
            CourseModule module = course.modules().get(m);
            bookmark(out, (m + 1) + " " + module.title(), CourseMarkup.moduleId(m));
            for (int l = 0; l < module.lessons().size(); l++) {
                String title = CourseMarkup.number(m, l) + " "
                        + module.lessons().get(l).title();
                bookmark(out, title, CourseMarkup.lessonId(m, l));
                out.closeLine();
            }
            out.closeLine();
        }
        for (CourseMarkup.Appendix appendix : markup.appendices(true)) {
            bookmark(out, appendix.title(), appendix.id());
            out.closeLine();
        }
        out.closeLine();
    }

    private static void bookmark(Xhtml out, String name, String id) {
        out.open("bookmark", "name", name, "href", "#" + id);
    }
}

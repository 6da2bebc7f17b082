package lyceum.courses.export;

import lyceum.contract.courses.CourseView;

/** Makes a file of one format from a course. Stateless: the same course gives the same bytes, whoever asks and when. */
public sealed interface Exporter permits EpubExport, HtmlExport, JsonExport, MarkdownExport, PdfExport {
    /**
     * The exporter of a format that {@link lyceum.contract.courses.ExportRequest} takes. Only the classes of that format are
     * loaded.
     *
     * @throws IllegalArgumentException for any other format
     */
    static Exporter of(String format) {
        return switch (format) {
            case "json" -> new JsonExport();
            case "markdown" -> new MarkdownExport();
            case "html" -> new HtmlExport();
            case "pdf" -> new PdfExport();
            case "epub" -> new EpubExport();
            default -> throw new IllegalArgumentException("There is no export format " + format + ".");
        };
    }

    Rendered render(CourseView course);
}

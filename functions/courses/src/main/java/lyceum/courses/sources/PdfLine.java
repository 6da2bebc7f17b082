package lyceum.courses.sources;

/**
 * A line as it stands on a page; measures in points, {@code top} and {@code pageHeight} from the page's upper edge.
 *
 * @param size the type size of most of its characters
 * @param bold whether most of its characters are bold
 * @param fixed whether all of its characters have one width, as code has
 */
record PdfLine(
        String text,
        int page,
        float left,
        float right,
        float top,
        float pageHeight,
        float size,
        boolean bold,
        boolean fixed) {}

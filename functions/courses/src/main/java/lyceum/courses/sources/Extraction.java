package lyceum.courses.sources;

/** What came of reading a document. */
public sealed interface Extraction {
    /**
     * The document's text, in Unicode's composed form: headings as lines that begin with 1 to 6 {@code #}, paragraphs on one line
     * each, list items that begin with "- ", code between lines of {@code ```}, blocks separated by an empty line.
     */
    record Extracted(String text) implements Extraction {
        /** Length in UTF-16 code units, which source spans count in. */
        public int characters() {
            return text.length();
        }
    }

    /** The document has no text to give; {@code reason} is a sentence for its owner. */
    record Unreadable(String reason) implements Extraction {}
}

package lyceum.ai.offline;

/**
 * A stretch of a source that is one thing: {@code start} and {@code end} are positions in its text, {@code level} the depth of a
 * heading (1 is the top; 0 for everything else).
 */
record Block(Kind kind, int level, int start, int end) {
    enum Kind {
        HEADING,
        PARAGRAPH,
        ITEM,
        CODE,
        /** Tables, page numbers, footnotes, licences, tables of contents: nothing to teach from. */
        NOISE
    }

    boolean is(Kind other) {
        return kind == other;
    }

    String raw(String text) {
        return text.substring(start, end);
    }
}

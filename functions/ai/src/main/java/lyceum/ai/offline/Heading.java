package lyceum.ai.offline;

/** A heading of a source. {@code start} is its position in the source's text, which tells equal titles apart. */
record Heading(int source, int start, int level, String title) {}

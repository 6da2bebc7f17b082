package lyceum.ai;

/**
 * The extracted text of a source. Headings are Markdown lines ({@code ## Title}), paragraphs are separated by empty lines, code
 * stands between {@code ```} fences and list items begin with {@code - }; plain text as it was sent, hard-wrapped or not, will do
 * too. Positions in it count UTF-16 code units.
 */
public record SourceText(String sourceId, String title, String text) {}

package lyceum.courses.export;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes CommonMark. Every text is escaped: the reader's parser gives back the very characters. */
final class Markdown {
    /** What means something anywhere in a line. */
    private static final Pattern INLINE = Pattern.compile("[\\\\`*_\\[\\]<>&~|$]");
    /** What means something only where a block begins. */
    private static final Pattern BLOCK = Pattern.compile("^(?:[-+=#]|\\d{1,9}(?=[.)](?: |$)))");

    private final StringBuilder out = new StringBuilder();

    void heading(int level, String text) {
        String line = escaped(text);
        // A closing run of # would be taken for decoration.
        String safe = line.endsWith("#") && !line.equals("\\#") ? line.substring(0, line.length() - 1) + "\\#" : line;
        out.append("#".repeat(level))
                .append(safe.isEmpty() ? "" : " ")
                .append(safe)
                .append("\n\n");
    }

    void paragraph(String text) {
        String line = escaped(text);
        if (!line.isEmpty()) {
            out.append(line).append("\n\n");
        }
    }

    /** An item of a list, which {@link #end()} ends. */
    void bullet(String text) {
        out.append("- ").append(escaped(text)).append('\n');
    }

    void term(String term, String meaning) {
        String name = escaped(term);
        out.append("- ")
                .append(name.isEmpty() ? "" : "**" + name + "** ")
                .append(escaped(meaning))
                .append('\n');
    }

    /** An item of a numbered list with a list below it. */
    void numbered(int number, String text, List<String> below) {
        String marker = number + ". ";
        out.append(marker).append(escaped(text)).append('\n');
        below.forEach(item -> out.append(" ".repeat(marker.length()))
                .append("- ")
                .append(escaped(item))
                .append('\n'));
    }

    /** Ends a list, so that the next list is another one. */
    void end() {
        out.append('\n');
    }

    void prose(String text) {
        out.append(blocks(text));
    }

    /** A quotation with a line below that says whence. */
    void quote(String text, String caption) {
        (blocks(text) + escaped(caption)).lines().forEach(line -> out.append(line.isEmpty() ? ">" : "> " + line)
                .append('\n'));
        out.append('\n');
    }

    @Override
    public String toString() {
        return out.toString().stripTrailing() + "\n";
    }

    static String escaped(String text) {
        String line = INLINE.matcher(Legal.line(text)).replaceAll("\\\\$0");
        Matcher begin = BLOCK.matcher(line);
        if (!begin.find()) {
            return line;
        }
        boolean number = Character.isDigit(line.charAt(0));
        int at = number ? begin.end() : 0;
        return line.substring(0, at) + "\\" + line.substring(at);
    }

    private static String blocks(String text) {
        var blocks = new Markdown();
        for (Prose.Block block : Prose.blocks(text)) {
            switch (block) {
                case Prose.Paragraph paragraph -> blocks.paragraph(paragraph.text());
                case Prose.Code code -> blocks.code(code.text());
                case Prose.Bullets bullets -> {
                    bullets.items().forEach(blocks::bullet);
                    blocks.end();
                }
            }
        }
        return blocks.out.toString();
    }

    private void code(String code) {
        int longest = Pattern.compile("`+")
                .matcher(code)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
        String fence = "`".repeat(Math.max(3, longest + 1));
        out.append(fence).append('\n').append(code).append(fence).append("\n\n");
    }
}

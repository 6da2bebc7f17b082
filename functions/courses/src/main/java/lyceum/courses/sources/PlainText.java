package lyceum.courses.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Plain text: paragraphs by empty lines, headings by underlines and section numbers, code by deeper indents. */
final class PlainText {
    private static final Pattern UNDERLINE = Pattern.compile("\\s*([=\\-~^*#])\\1{2,}\\s*");
    private static final Pattern NUMBERED =
            Pattern.compile("\\s*(?:chapter\\s+)?(\\d+(?:\\.\\d+)*)\\.?\\s+\\p{Lu}.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern BULLET = Pattern.compile("\\s*[-*•o]\\s+(\\S.*)");
    private static final Pattern PAGE_FOOT = Pattern.compile(".*\\[Page \\d+]\\s*");
    private static final Pattern CAPTION_END = Pattern.compile(".*[.,;:!?]");
    private static final int HEADING_MAX = 90;
    private static final int CODE_INDENT = 4;

    private final Manuscript manuscript = new Manuscript();
    private int bodyIndent;

    private PlainText() {}

    static Extraction extract(byte[] bytes) {
        var text = new PlainText();
        List<List<String>> blocks = blocks(withoutPageBreaks(Charsets.decode(bytes)));
        text.bodyIndent = commonIndent(blocks);
        blocks.forEach(text::block);
        return text.manuscript.extracted();
    }

    /** Printed documents repeat a foot, a form feed and a head between pages. */
    private static Stream<String> withoutPageBreaks(String text) {
        List<String> lines = new ArrayList<>();
        boolean head = false;
        for (String line : text.lines().toList()) {
            if (line.startsWith("\f")) {
                head = true;
                line = line.substring(1);
            }
            if (PAGE_FOOT.matcher(line).matches()) {
                dropEmptyEnd(lines);
            } else if (head && !line.isBlank()) {
                head = false;
            } else if (!head) {
                lines.add(line.stripTrailing());
            }
        }
        return lines.stream();
    }

    private static void dropEmptyEnd(List<String> lines) {
        while (lines.size() > 1
                && lines.getLast().isBlank()
                && lines.get(lines.size() - 2).isBlank()) {
            lines.removeLast();
        }
    }

    private static List<List<String>> blocks(Stream<String> lines) {
        List<List<String>> blocks = new ArrayList<>();
        List<String> block = new ArrayList<>();
        for (String line : lines.toList()) {
            if (!line.isBlank()) {
                block.add(line.replace("\t", "    "));
            } else if (!block.isEmpty()) {
                blocks.add(block);
                block = new ArrayList<>();
            }
        }
        if (!block.isEmpty()) {
            blocks.add(block);
        }
        return blocks;
    }

    /** The indent that most lines have, at most 8. */
    private static int commonIndent(List<List<String>> blocks) {
        int[] counts = new int[9];
        blocks.forEach(block -> block.forEach(line -> counts[Math.min(8, indent(line))]++));
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return best;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private void block(List<String> lines) {
        String first = lines.getFirst();
        if (lines.size() >= 2
                && isHeadingLine(first)
                && UNDERLINE.matcher(lines.get(1)).matches()) {
            manuscript.heading(lines.get(1).strip().startsWith("=") ? 1 : 2, first);
            if (lines.size() > 2) {
                block(lines.subList(2, lines.size()));
            }
            return;
        }
        Matcher number = NUMBERED.matcher(first);
        if (lines.size() == 1 && UNDERLINE.matcher(first).matches()) {
            return;
        }
        if (lines.size() == 1 && isHeadingLine(first) && number.matches()) {
            manuscript.heading(
                    1 + (int) number.group(1).chars().filter(c -> c == '.').count(), first);
        } else if (lines.size() == 1 && isHeadingLine(first) && isShouted(first)) {
            manuscript.heading(2, first);
        } else if (lines.size() == 1 && isHeadingLine(first) && indent(first) < bodyIndent) {
            manuscript.heading(3, first);
        } else if (BULLET.matcher(first).matches()) {
            items(lines);
        } else if (lines.stream().allMatch(line -> indent(line) >= bodyIndent + CODE_INDENT)) {
            // Numbered headings that stand indented are a table of contents.
            boolean contents =
                    lines.stream().allMatch(line -> NUMBERED.matcher(line).matches());
            manuscript.code(contents ? "" : String.join("\n", lines));
        } else {
            manuscript.paragraph(joined(lines));
        }
    }

    private static boolean isHeadingLine(String line) {
        String stripped = line.strip();
        return stripped.length() <= HEADING_MAX
                && !CAPTION_END.matcher(stripped).matches();
    }

    private static boolean isShouted(String line) {
        return line.codePoints().filter(Character::isLetter).count() >= 4
                && line.codePoints().noneMatch(Character::isLowerCase);
    }

    private void items(List<String> lines) {
        List<String> item = new ArrayList<>();
        for (String line : lines) {
            Matcher bullet = BULLET.matcher(line);
            if (bullet.matches()) {
                manuscript.item(joined(item));
                item.clear();
                item.add(bullet.group(1));
            } else {
                item.add(line);
            }
        }
        manuscript.item(joined(item));
    }

    private static String joined(List<String> lines) {
        return Lines.join(lines, word -> false);
    }
}

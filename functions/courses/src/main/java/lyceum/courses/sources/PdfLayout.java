package lyceum.courses.sources;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands lines: which are running heads and page numbers, headings, paragraphs, lists, code. */
final class PdfLayout {
    private static final Pattern BULLET = Pattern.compile("[•▪◦‣●○■–]\\s*(\\S.*)");
    private static final Pattern HYPHENATED = Pattern.compile("\\p{L}+-\\p{L}+");
    private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?:;]['\")\\]”’]*");
    private static final int HEADING_MAX = 160;

    private final Manuscript manuscript = new Manuscript();
    private final Set<String> hyphenated = new HashSet<>();
    private final List<PdfLine> open = new ArrayList<>();
    private final List<Float> headingSizes;
    private final float bodySize;
    private final float pitch;

    private PdfLayout(List<PdfLine> lines) {
        bodySize = bodySize(lines);
        headingSizes = headingSizes(lines, bodySize);
        pitch = pitch(lines, bodySize);
        for (PdfLine line : lines) {
            Matcher words = HYPHENATED.matcher(line.text());
            while (words.find()) {
                hyphenated.add(words.group().toLowerCase(Locale.ROOT));
            }
        }
    }

    static Extraction extracted(List<PdfLine> all) {
        List<PdfLine> lines = PdfRunningHeads.removed(all);
        var layout = new PdfLayout(lines);
        lines.forEach(layout::line);
        layout.end();
        return layout.manuscript.extracted();
    }

    private static float bodySize(List<PdfLine> lines) {
        Map<Float, Integer> letters = new HashMap<>();
        lines.forEach(line -> letters.merge(line.size(), line.text().length(), Integer::sum));
        return letters.entrySet().stream()
                .max(Map.Entry.<Float, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(10f);
    }

    /** The sizes that headings are set in, the largest first. */
    private static List<Float> headingSizes(List<PdfLine> lines, float bodySize) {
        var sizes = new TreeSet<Float>();
        lines.stream().map(PdfLine::size).filter(size -> size > bodySize * 1.12).forEach(sizes::add);
        return List.copyOf(sizes.descendingSet());
    }

    /** The usual distance between two lines of a paragraph. */
    private static float pitch(List<PdfLine> lines, float bodySize) {
        Map<Integer, Integer> gaps = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            float gap = lines.get(i).top() - lines.get(i - 1).top();
            if (gap > bodySize * 0.8 && gap < bodySize * 3 && lines.get(i).size() == bodySize) {
                gaps.merge(Math.round(gap * 2), 1, Integer::sum);
            }
        }
        return gaps.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<Integer, Integer>comparingByKey().reversed()))
                .map(entry -> entry.getKey() / 2f)
                .orElse(bodySize * 1.3f);
    }

    private void line(PdfLine line) {
        if (!open.isEmpty() && !continues(open.getLast(), line)) {
            end();
        }
        open.add(line);
    }

    private boolean continues(PdfLine before, PdfLine line) {
        if (before.fixed() != line.fixed()
                || isLarge(before) != isLarge(line)
                || (before.size() != line.size() && isLarge(line))) {
            return false;
        }
        boolean endsEarly = before.right() < line.right() - 5 * bodySize;
        if ((before.bold() && !line.bold() && endsEarly) || Math.abs(before.size() - line.size()) > bodySize * 0.12) {
            return false;
        }
        if (!line.fixed() && BULLET.matcher(line.text()).matches()) {
            return false;
        }
        if (before.page() != line.page() || line.top() < before.top()) {
            return line.fixed() || !SENTENCE_END.matcher(before.text().strip()).matches();
        }
        float usual = isLarge(line) ? line.size() * 1.6f : pitch * 1.25f;
        return gap(before, line) <= (line.fixed() ? pitch * 2.1f : usual)
                && (line.fixed() || !isIndented(before, line));
    }

    private static float gap(PdfLine before, PdfLine line) {
        return line.top() - before.top();
    }

    private boolean isLarge(PdfLine line) {
        return line.size() > bodySize * 1.12;
    }

    /** A first line set in, after a line that ended a sentence early or at all. */
    private boolean isIndented(PdfLine before, PdfLine line) {
        float indent = line.left() - open.getFirst().left();
        boolean hanging = open.size() > 1 && line.left() - before.left() < bodySize * 0.8;
        return indent > bodySize * 0.8
                && indent < bodySize * 4
                && !hanging
                && open.size() > 1
                && SENTENCE_END.matcher(before.text().strip()).matches();
    }

    private void end() {
        if (open.isEmpty()) {
            return;
        }
        PdfLine first = open.getFirst();
        String text = Lines.join(open.stream().map(PdfLine::text).toList(), hyphenated::contains);
        Matcher bullet = BULLET.matcher(text);
        if (first.fixed()) {
            code();
        } else if (isHeading(first, text)) {
            manuscript.heading(level(first), text);
        } else if (bullet.matches()) {
            manuscript.item(bullet.group(1));
        } else {
            manuscript.paragraph(text);
        }
        open.clear();
    }

    private boolean isHeading(PdfLine first, String text) {
        boolean wordy = text.codePoints().filter(Character::isLetter).count() >= 2 && text.length() <= HEADING_MAX;
        boolean allBold = open.stream().allMatch(PdfLine::bold);
        return wordy
                && (isLarge(first)
                        || (allBold
                                && open.size() <= 2
                                && !SENTENCE_END.matcher(text.strip()).matches()));
    }

    private int level(PdfLine first) {
        int rank = headingSizes.indexOf(first.size());
        return rank >= 0 ? rank + 1 : headingSizes.size() + 1;
    }

    /** Indents are told by how far the lines stand from the leftmost. */
    private void code() {
        float left = (float) open.stream().mapToDouble(PdfLine::left).min().orElse(0);
        var code = new StringBuilder();
        for (PdfLine line : open) {
            float width = (line.right() - line.left()) / Math.max(1, line.text().length());
            int spaces = width <= 0 ? 0 : Math.round((line.left() - left) / width);
            code.append(" ".repeat(Math.clamp(spaces, 0, 60)))
                    .append(line.text())
                    .append('\n');
        }
        manuscript.code(code.toString());
    }
}

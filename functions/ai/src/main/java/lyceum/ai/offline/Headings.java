package lyceum.ai.offline;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The customs by which headings are told from text. Levels run from 1, the top, to 6. */
final class Headings {
    private static final Pattern ATX = Pattern.compile("\\s{0,3}(#{1,6})\\s+(\\S.*?)\\s*#*\\s*");
    private static final Pattern NUMBERED = Pattern.compile(
            "((?:(?i:chapter|section|part|appendix|lesson|unit)\\s+)?\\d{1,3}((?:\\.\\d{1,3})*)[.:]?|[IVXLC]{1,6}\\.)\\s+\\p{Lu}.*");
    /** A number that stands before a title wherever there is one: "4.6.", "A.2.", "Appendix A.", "Chapter 3:". */
    private static final Pattern LEADING = Pattern.compile(
            "(?:(?i:chapter|section|part|appendix|lesson|unit)\\s+(?:\\d{1,3}|[IVXLC]+|[A-Z])[.:]?|(?:\\d{1,3}|[A-Z])(?:\\.\\d{1,3})+\\.?|\\d{1,3}\\.|[IVXLC]{1,6}\\.)\\s+[—–-]?\\s*(?=\\S)");

    /** With a number of several parts or a word before it, a line is a heading even where others are marked. */
    private static final Pattern CHAPTER = Pattern.compile(
            "(?:(?i:chapter|section|part|appendix|lesson|unit)\\s+(?:\\d{1,3}|[IVXLC]+|[A-Z])|(?:\\d{1,3}|[A-Z])((?:\\.\\d{1,3})+))[.:]?\\s+\\p{Lu}.*");
    /** What is marked as a heading by mistake: an item, a running head, a line of credits, an unfinished sentence. */
    private static final Pattern MISTAKEN = Pattern.compile(
            "(?:[*•+-]|\\(\\w{1,2}\\)) .*|.*[,;]|.*[\\w-]+@[\\w-]+.*|.*(?:[,;] | )(?:and|or|by|the|of|with)|([\\w.-]+\\(\\d\\w*\\)) .*\\1|.* \\d{4}-\\d\\d-\\d\\d [\\w.-]+\\(\\d\\w*\\)"
                    + "|(?i:written|edited|translated|compiled|revised|last updated|last modified) (?:by|on|in)? ?.*");

    private static final Pattern ANNOUNCED = Pattern.compile("(?i:introduction|overview)\\s*(?:--|[–—:-])\\s+(?=\\S)");
    private static final Pattern END = Pattern.compile(".*[.;:,]");
    private static final int LONGEST = 90;

    private final StringBuilder signs = new StringBuilder();
    private final boolean marked;
    /** Whether all headings are marked alike, so that only their numbers tell the deeper ones. */
    private final boolean flat;

    /** Reads the headings of a text; where they are marked, lines that stand alone are none. */
    Headings(List<Line> lines) {
        boolean found = false;
        for (int i = 0; i < lines.size() && !found; i++) {
            found = atx(lines.get(i)) > 0
                    || (i > 0
                            && lines.get(i).rule()
                            && !lines.get(i - 1).blank()
                            && mayBeUnderlined(lines.get(i - 1), lines.get(i)));
        }
        marked = found;
        var depths = lines.stream()
                .filter(line -> atx(line) > 0)
                .map(line -> chapter(line.text().replaceFirst("^\\s*#+\\s*", "")))
                .filter(depth -> depth > 0)
                .distinct()
                .count();
        flat = depths > 1
                && lines.stream()
                                .mapToInt(this::atx)
                                .filter(level -> level > 0)
                                .distinct()
                                .count()
                        == 1;
    }

    /** Whether a line that is marked as a heading can't be one. */
    boolean mistaken(Line line) {
        return MISTAKEN.matcher(line.text().substring(contentStart(line) - line.start()))
                .matches();
    }

    /** The level of a heading that is marked: its number's depth where the marks are all alike. */
    int marked(Line line) {
        int depth = chapter(line.text().substring(contentStart(line) - line.start()));
        return flat && depth > 0 ? depth : atx(line);
    }

    private static int chapter(String text) {
        var matcher = CHAPTER.matcher(text);
        String deeper = matcher.matches() ? matcher.group(1) : "";
        return !matcher.matches()
                ? 0
                : deeper == null
                        ? 1
                        : Math.min(
                                6,
                                1 + (int) deeper.chars().filter(c -> c == '.').count());
    }

    /** The level of a {@code #} heading; 0 where the line is none. */
    int atx(Line line) {
        var matcher = ATX.matcher(line.text());
        return matcher.matches() ? matcher.group(1).length() : 0;
    }

    int contentStart(Line line) {
        var matcher = ATX.matcher(line.text());
        return matcher.matches() ? line.start() + matcher.start(2) : line.start();
    }

    boolean mayBeUnderlined(Line title, Line rule) {
        int length = title.text().strip().length();
        return length > 1
                && length <= LONGEST
                && !title.rule()
                && !title.row()
                && rule.text().strip().length() * 2 >= length;
    }

    /** Level by the number before the title where there is one, else by the order in which the signs first appear. */
    int underlined(Line title, Line rule) {
        int depth = depth(title.text().strip());
        if (signs.indexOf(String.valueOf(rule.sign())) < 0) {
            signs.append(rule.sign());
        }
        return depth > 0 ? depth : Math.min(6, signs.indexOf(String.valueOf(rule.sign())) + 1);
    }

    /** The level of a heading that stands alone between empty lines: numbered or in capitals; 0 where it is none. */
    int alone(Line line) {
        String text = line.text().strip();
        int chapter = chapter(text);
        if (marked
                && chapter > 0
                && text.length() <= LONGEST
                && !END.matcher(text).matches()
                && !line.row()) {
            return chapter;
        }
        if (marked
                || text.length() > LONGEST
                || text.length() < 3
                || END.matcher(text).matches()
                || line.row()) {
            return 0;
        }
        int depth = depth(text);
        return depth > 0 ? depth : capitals(text) ? 1 : 0;
    }

    private static int depth(String text) {
        Matcher matcher = NUMBERED.matcher(text);
        if (!matcher.matches()) {
            return 0;
        }
        String deeper = matcher.group(2);
        return deeper == null
                ? 1
                : Math.min(6, 1 + (int) deeper.chars().filter(c -> c == '.').count());
    }

    private static boolean capitals(String text) {
        long letters = text.chars().filter(Character::isLetter).count();
        return letters >= 4 && letters * 2 > text.length() && text.equals(text.toUpperCase(java.util.Locale.ROOT));
    }

    /** A heading's words, without its number and the signs at its end. */
    static String title(String raw) {
        String text = Markup.clean(raw).replaceAll("[\\s#¶§:.]+$", "");
        var number = LEADING.matcher(text);
        if (number.lookingAt()) {
            text = text.substring(number.end());
        }
        return ANNOUNCED.matcher(text).replaceFirst("").replaceAll("[\"“”]", "").strip();
    }
}

package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A line of a source with its position, without its line end. */
record Line(String text, int start) {
    private static final Pattern ITEM =
            Pattern.compile("\\s*(?:[-*+•‣◦·]|\\d{1,3}[.)]|\\([a-z0-9]{1,2}\\)|[a-z]\\))\\s+(?=\\S)");
    private static final Pattern FENCE = Pattern.compile("\\s{0,3}(```|~~~).*");
    private static final Pattern RULE = Pattern.compile("\\s*([=\\-*~^_#+\"])\\1{2,}\\s*");
    private static final Pattern COLUMNS = Pattern.compile("\\S(?: {3,}|\\t+)\\S");

    static List<Line> of(String text) {
        var lines = new ArrayList<Line>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            int stop = end < 0 ? text.length() : end;
            int cut = stop > start && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
            lines.add(new Line(text.substring(start, cut), start));
            start = stop + 1;
        }
        return lines;
    }

    int end() {
        return start + text.length();
    }

    boolean blank() {
        return text.isBlank();
    }

    int indent() {
        int n = 0;
        while (n < text.length() && (text.charAt(n) == ' ' || text.charAt(n) == '\t')) {
            n += text.charAt(n) == '\t' ? 4 : 1;
        }
        return n;
    }

    boolean fence() {
        return FENCE.matcher(text).matches();
    }

    /** A line of one repeated sign, as below a heading or between parts. */
    boolean rule() {
        return RULE.matcher(text).matches();
    }

    char sign() {
        return text.strip().charAt(0);
    }

    /** Where the words of a list item begin in the line; -1 where it is none. */
    int item() {
        var matcher = ITEM.matcher(text);
        return matcher.lookingAt() ? matcher.end() : -1;
    }

    /** Whether the line looks like a row of a table. */
    boolean row() {
        long bars = text.chars().filter(c -> c == '|' || c == '│' || c == '║').count();
        return bars >= 2 || COLUMNS.matcher(text.strip()).results().limit(2).count() == 2;
    }
}

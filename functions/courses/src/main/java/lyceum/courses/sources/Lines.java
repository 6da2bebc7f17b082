package lyceum.courses.sources;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Joins the lines of a paragraph. */
final class Lines {
    private static final Pattern BROKEN_END = Pattern.compile("(?s).*?([\\p{L}\\p{N}-]*\\p{Ll})[-\\u2010\\u00AD]");
    private static final Pattern LOWER_START = Pattern.compile("(?s)(\\p{Ll}[\\p{L}]*).*");

    private Lines() {}

    /**
     * One line. A word broken at a line's end is made whole; its hyphen stays only where {@code hyphenated} knows the word with
     * it, in lower case.
     */
    static String join(List<String> lines, Predicate<String> hyphenated) {
        var joined = new StringBuilder();
        for (String line : lines) {
            append(joined, line.strip(), hyphenated);
        }
        return joined.toString();
    }

    private static void append(StringBuilder joined, String line, Predicate<String> hyphenated) {
        String tail = joined.substring(Math.max(0, joined.length() - 60));
        Matcher end = BROKEN_END.matcher(tail);
        Matcher start = LOWER_START.matcher(line);
        if (!end.matches() || !start.matches()) {
            joined.append(joined.isEmpty() || line.isEmpty() ? "" : " ").append(line);
            return;
        }
        boolean keep = hyphenated.test(end.group(1).toLowerCase(java.util.Locale.ROOT) + "-" + start.group(1));
        if (!keep) {
            joined.setLength(joined.length() - 1);
        }
        joined.append(line);
    }
}

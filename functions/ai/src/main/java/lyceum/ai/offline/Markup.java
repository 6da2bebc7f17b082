package lyceum.ai.offline;

import java.util.regex.Pattern;

/** Inline Markdown and footnote marks, which are no part of a sentence. */
final class Markup {
    private static final Pattern IMAGE = Pattern.compile("!\\[[^]]*]\\([^)]*\\)");
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\((?:[^()]|\\([^()]*\\))*\\)");
    private static final Pattern STRONG = Pattern.compile("\\*\\*([^*\\s](?:[^*]*[^*\\s])?)\\*\\*");
    private static final Pattern EMPHASIS =
            Pattern.compile("(?<![\\w*])([*_])([^*_\\s](?:[^*_]*[^*_\\s])?)\\1(?![\\w*])");
    private static final Pattern NOTE = Pattern.compile(" ?\\[(?:\\d{1,3}|\\^[^]\\s]+)](?!\\w)");
    /** A compound word broken at its hyphen. */
    private static final Pattern WRAPPED = Pattern.compile("(?<=\\p{L})-[ \\t\\r]*\\n\\s*(?=\\p{Ll})");

    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]+");

    private Markup() {}

    /** The words of {@code raw} as a reader sees them, on one line. */
    static String clean(String raw) {
        String text = IMAGE.matcher(WRAPPED.matcher(raw).replaceAll("-")).replaceAll("");
        text = LINK.matcher(text).replaceAll("$1");
        text = STRONG.matcher(text).replaceAll("$1");
        text = EMPHASIS.matcher(text).replaceAll("$2");
        text = NOTE.matcher(text).replaceAll("");
        return SPACE.matcher(text).replaceAll(" ").strip();
    }
}

package lyceum.courses.export;

/** Makes any string fit for XML and HTML. */
final class Legal {
    private Legal() {}

    /**
     * The text without what XML 1.0 or HTML forbids: control characters become spaces, lone surrogates and noncharacters
     * become U+FFFD; tabs and line ends stay, the latter as line feeds.
     */
    static String text(String text) {
        var legal = new StringBuilder(text.length());
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(c -> legal.appendCodePoint(legal(c)));
        return legal.toString();
    }

    /** The legal text on one line: every run of white space is one space, none at the ends. */
    static String line(String text) {
        return text(text).replaceAll("[ \\t\\n\\u2028\\u2029]+", " ").strip();
    }

    private static int legal(int c) {
        if (c == '\t' || c == '\n') {
            return c;
        }
        if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) {
            return ' ';
        }
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        boolean noncharacter = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
        return surrogate || noncharacter ? 0xFFFD : c;
    }
}

package lyceum.tables.json;

/** Writes the small pieces of JSON. */
final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private JsonWriter() {}

    static void string(StringBuilder out, String text) {
        out.append('"');
        var plainFrom = 0;
        for (var i = 0; i < text.length(); i++) {
            var each = text.charAt(i);
            if (each < ' ' || each == '"' || each == '\\' || lonelySurrogate(text, i)) {
                out.append(text, plainFrom, i);
                escape(out, each);
                plainFrom = i + 1;
            }
        }
        out.append(text, plainFrom, text.length()).append('"');
    }

    // A surrogate without its other half has no UTF-8; escaped, it survives the way.
    private static boolean lonelySurrogate(String text, int at) {
        var each = text.charAt(at);
        if (!Character.isSurrogate(each)) {
            return false;
        }
        return Character.isHighSurrogate(each)
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }

    private static void escape(StringBuilder out, char each) {
        switch (each) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default ->
                out.append("\\u")
                        .append(HEX.charAt(each >> 12))
                        .append(HEX.charAt(each >> 8 & 0xF))
                        .append(HEX.charAt(each >> 4 & 0xF))
                        .append(HEX.charAt(each & 0xF));
        }
    }
}

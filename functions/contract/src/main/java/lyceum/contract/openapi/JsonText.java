package lyceum.contract.openapi;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes maps, lists, strings, numbers and booleans as indented JSON (RFC 8259), members in the order of their map. */
final class JsonText {
    private static final String INDENT = "  ";

    private JsonText() {}

    static String of(Object value) {
        var text = new StringBuilder();
        write(text, value, "");
        return text.append('\n').toString();
    }

    private static void write(StringBuilder text, Object value, String margin) {
        switch (value) {
            case Map<?, ?> map -> writeMap(text, map, margin);
            case List<?> list -> writeList(text, list, margin);
            case Number number -> text.append(number);
            case Boolean truth -> text.append(truth);
            case String string -> writeString(text, string);
            default -> throw new IllegalArgumentException("No JSON for " + value.getClass());
        }
    }

    private static void writeMap(StringBuilder text, Map<?, ?> map, String margin) {
        if (map.isEmpty()) {
            text.append("{}");
            return;
        }
        text.append("{\n");
        for (Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<?, ?> entry = entries.next();
            text.append(margin).append(INDENT);
            writeString(text, String.valueOf(entry.getKey()));
            text.append(": ");
            write(text, entry.getValue(), margin + INDENT);
            text.append(entries.hasNext() ? ",\n" : "\n");
        }
        text.append(margin).append('}');
    }

    private static void writeList(StringBuilder text, List<?> list, String margin) {
        if (list.isEmpty()) {
            text.append("[]");
            return;
        }
        text.append("[\n");
        for (Iterator<?> elements = list.iterator(); elements.hasNext(); ) {
            text.append(margin).append(INDENT);
            write(text, elements.next(), margin + INDENT);
            text.append(elements.hasNext() ? ",\n" : "\n");
        }
        text.append(margin).append(']');
    }

    private static void writeString(StringBuilder text, String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ') {
                        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}

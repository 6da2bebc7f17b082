package lyceum.contract.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the examples of the contract, which are JSON objects, into maps and lists. A reader of trusted text: it explains where a
 * mistake is and has no limits.
 */
final class JsonValues {
    private final String text;
    private int at;

    private JsonValues(String text) {
        this.text = text;
    }

    static Object parse(String text) {
        var reader = new JsonValues(text);
        Object value = reader.value();
        reader.skipBlanks();
        if (reader.at != text.length()) {
            throw reader.mistake("nothing more");
        }
        return value;
    }

    private Object value() {
        skipBlanks();
        char c = peek();
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            default -> number();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        expect('{');
        skipBlanks();
        while (peek() != '}') {
            String name = string();
            skipBlanks();
            expect(':');
            members.put(name, value());
            separator('}');
        }
        expect('}');
        return members;
    }

    private List<Object> array() {
        List<Object> elements = new ArrayList<>();
        expect('[');
        skipBlanks();
        while (peek() != ']') {
            elements.add(value());
            separator(']');
        }
        expect(']');
        return elements;
    }

    private void separator(char end) {
        skipBlanks();
        if (peek() != end) {
            expect(',');
            skipBlanks();
        }
    }

    private String string() {
        expect('"');
        int start = at;
        while (peek() != '"') {
            if (peek() == '\\') {
                throw mistake("a string without escapes");
            }
            at++;
        }
        return text.substring(start, at++);
    }

    private Object literal(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw mistake(word);
        }
        at += word.length();
        return value;
    }

    private Object number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (start == at) {
            throw mistake("a value");
        }
        String digits = text.substring(start, at);
        return digits.matches("-?\\d+") ? (Object) Long.valueOf(digits) : (Object) Double.valueOf(digits);
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw mistake("more");
        }
        return text.charAt(at);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw mistake("'" + c + "'");
        }
        at++;
    }

    private IllegalArgumentException mistake(String expected) {
        return new IllegalArgumentException(
                "An example is not JSON at " + at + ": expected " + expected + " in " + text);
    }
}

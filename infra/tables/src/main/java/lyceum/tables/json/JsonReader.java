package lyceum.tables.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON text as plain values: {@code Map}, {@code List}, {@code String}, {@code BigDecimal},
 * {@code Boolean} and null. Strict, and bounded in depth so that no text can exhaust the stack.
 */
final class JsonReader {
    private static final int MAX_DEPTH = 500;
    private static final int MAX_NUMBER_LENGTH = 400;

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * Reads a whole text.
     *
     * @throws IllegalArgumentException if it is not JSON
     */
    static @Nullable Object read(String text) {
        var reader = new JsonReader(text);
        var value = reader.value();
        reader.skipSpace();
        if (reader.at != text.length()) {
            throw reader.unexpected();
        }
        return value;
    }

    private @Nullable Object value() {
        skipSpace();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        enter();
        var object = new LinkedHashMap<String, @Nullable Object>();
        skipSpace();
        if (peek() == '}') {
            leave();
            return object;
        }
        while (true) {
            skipSpace();
            var name = string();
            skipSpace();
            expect(':');
            object.put(name, value());
            skipSpace();
            if (peek() == '}') {
                leave();
                return object;
            }
            expect(',');
        }
    }

    private List<@Nullable Object> array() {
        enter();
        var array = new ArrayList<@Nullable Object>();
        skipSpace();
        if (peek() == ']') {
            leave();
            return array;
        }
        while (true) {
            array.add(value());
            skipSpace();
            if (peek() == ']') {
                leave();
                return array;
            }
            expect(',');
        }
    }

    private String string() {
        expect('"');
        var start = at;
        while (peek() != '"') {
            if (peek() == '\\') {
                return escapedString(start);
            }
            checkPlain(text.charAt(at++));
        }
        return text.substring(start, at++);
    }

    private String escapedString(int start) {
        var string = new StringBuilder(text.substring(start, at));
        while (true) {
            var each = peek();
            at++;
            if (each == '"') {
                return string.toString();
            }
            if (each == '\\') {
                string.append(escape());
            } else {
                checkPlain(each);
                string.append(each);
            }
        }
    }

    private char escape() {
        var each = peek();
        at++;
        return switch (each) {
            case '"', '\\', '/' -> each;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw unexpected();
        };
    }

    private char unicode() {
        var code = 0;
        for (var i = 0; i < 4; i++) {
            var digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw unexpected();
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    private BigDecimal number() {
        var start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at == start || at - start > MAX_NUMBER_LENGTH) {
            throw unexpected();
        }
        try {
            return new BigDecimal(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number at " + start, e);
        }
    }

    private @Nullable Object word(String word, @Nullable Object meaning) {
        if (!text.startsWith(word, at)) {
            throw unexpected();
        }
        at += word.length();
        return meaning;
    }

    private void enter() {
        at++;
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException("nested too deeply");
        }
    }

    private void leave() {
        at++;
        depth--;
    }

    private void checkPlain(char each) {
        if (each < ' ') {
            throw unexpected();
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw new IllegalArgumentException("the text ends too soon");
        }
        return text.charAt(at);
    }

    private void expect(char expected) {
        if (peek() != expected) {
            throw unexpected();
        }
        at++;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("unexpected character at " + at);
    }
}

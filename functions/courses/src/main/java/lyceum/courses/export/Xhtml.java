package lyceum.courses.export;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes markup that is well-formed XML and valid HTML at once. Texts and attribute values are escaped here and nowhere else. */
final class Xhtml {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; {@code attributes} are names and values in turn. */
    Xhtml open(String name, String... attributes) {
        start(name, attributes);
        out.append('>');
        open.push(name);
        return this;
    }

    /** Closes the element opened last. */
    Xhtml close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Closes the element opened last and ends the line; for elements in which white space has no meaning. */
    Xhtml closeLine() {
        close();
        out.append('\n');
        return this;
    }

    /** A whole element with a text. */
    Xhtml element(String name, String text, String... attributes) {
        return open(name, attributes).text(text).close();
    }

    /** A whole element with a text on a line of its own. */
    Xhtml line(String name, String text, String... attributes) {
        return open(name, attributes).text(text).closeLine();
    }

    /** An element without content, such as meta. */
    Xhtml empty(String name, String... attributes) {
        start(name, attributes);
        out.append(" />\n");
        return this;
    }

    Xhtml text(String text) {
        escape(Legal.text(text));
        return this;
    }

    /** Markup or style of our own, as it is. */
    Xhtml raw(String markup) {
        out.append(markup);
        return this;
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("The element " + open.peek() + " is still open.");
        }
        return out.toString();
    }

    private void start(String name, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(Legal.line(attributes[i + 1]));
            out.append('"');
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
    }
}

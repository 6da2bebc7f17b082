package lyceum.local.subscriptions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lyceum.local.template.UnsupportedTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which lines a subscription takes: all of them, or those that are JSON with one of these values. */
final class FilterPattern {
    private static final Pattern TERM = Pattern.compile("\\(?\\s*\\$\\.([A-Za-z_]+)\\s*=\\s*\"([^\"*]*)\"\\s*\\)?");

    private record Term(String member, String value) {}

    private final List<Term> terms;
    private final JsonMapper json = JsonMapper.shared();

    private FilterPattern(List<Term> terms) {
        this.terms = List.copyOf(terms);
    }

    /** @throws UnsupportedTemplate if it is neither empty nor terms of the form {@code $.member = "value"} joined by {@code ||} */
    static FilterPattern of(String pattern, String where) {
        String text = pattern.strip();
        if (text.isEmpty()) {
            return new FilterPattern(List.of());
        }
        if (!text.startsWith("{") || !text.endsWith("}")) {
            throw unknown(pattern, where);
        }
        var terms = new ArrayList<Term>();
        for (String part : text.substring(1, text.length() - 1).split("\\|\\|", -1)) {
            Matcher term = TERM.matcher(part.strip());
            if (!term.matches()) {
                throw unknown(pattern, where);
            }
            terms.add(new Term(term.group(1), term.group(2)));
        }
        return new FilterPattern(terms);
    }

    boolean takes(String line) {
        return terms.isEmpty() || (mayTake(line) && matches(line));
    }

    /** Most lines that do not match are told apart without being parsed. */
    private boolean mayTake(String line) {
        return line.startsWith("{") && terms.stream().anyMatch(term -> line.contains('"' + term.value() + '"'));
    }

    private boolean matches(String line) {
        try {
            JsonNode tree = json.readTree(line);
            return terms.stream().anyMatch(term -> {
                JsonNode value = tree.path(term.member());
                return value.isString() && value.asString().equals(term.value());
            });
        } catch (JacksonException _) {
            return false;
        }
    }

    private static UnsupportedTemplate unknown(String pattern, String where) {
        return new UnsupportedTemplate(where + " has the filter pattern " + pattern
                + ", but the local host knows only the empty one and { ($.a = \"b\") || ($.c = \"d\") }.");
    }
}

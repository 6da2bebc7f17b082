package lyceum.tables.validation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import lyceum.tables.json.SdkJson;
import lyceum.tables.rejection.Rejection;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with the shape of a request, to say it all at once as the service does. */
public final class Constraints {
    private static final int MOST_REPORTED = 10;
    private static final String NAME_PATTERN = "[a-zA-Z0-9_.-]+";
    private static final Pattern NAME = Pattern.compile(NAME_PATTERN);
    private static final String NAME_RULE = "Member must satisfy regular expression pattern: " + NAME_PATTERN;
    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_ARN = 1024;

    private final List<String> violations = new ArrayList<>();

    /** A parameter must be there. */
    public Constraints notNull(String at, @Nullable Object value) {
        return require(value != null, at, value, "Member must not be null");
    }

    /** A table's name or ARN must be there. */
    public Constraints tableName(@Nullable String name) {
        return tableName("tableName", name);
    }

    /** A table's name or ARN must be there; for a member deeper in the request. */
    public Constraints tableName(String at, @Nullable String name) {
        if (name == null || name.isEmpty()) {
            return notNull(at, name).require(name == null, at, name, shortest(1));
        }
        if (name.startsWith("arn:")) {
            return require(name.length() <= LONGEST_ARN, at, name, longest(LONGEST_ARN));
        }
        return pattern(at, name).require(name.length() <= LONGEST_NAME, at, name, longest(LONGEST_NAME));
    }

    /** The keys of a map must be names or ARNs of tables; all of it is shown if one is not. */
    public Constraints tableNames(String at, Map<String, ?> tables) {
        var proper = tables.keySet().stream()
                .allMatch(name -> name.startsWith("arn:")
                        || (NAME.matcher(name).matches()
                                && name.length() >= SHORTEST_NAME
                                && name.length() <= LONGEST_NAME));
        if (!proper) {
            var shown = new StringBuilder();
            SdkJson.writeValue(shown, tables);
            require(
                    false,
                    at,
                    shown,
                    "Map keys must satisfy constraint: ["
                            + String.join(", ", longest(LONGEST_NAME), shortest(SHORTEST_NAME), NAME_RULE)
                            + "]");
        }
        return this;
    }

    /** A name, if there is one, must be made of the right characters and neither short nor long. */
    public Constraints name(String at, @Nullable String name) {
        if (name == null) {
            return this;
        }
        return pattern(at, name)
                .require(name.length() >= SHORTEST_NAME, at, name, shortest(SHORTEST_NAME))
                .require(name.length() <= LONGEST_NAME, at, name, longest(LONGEST_NAME));
    }

    /** A text, if there is one, must have a length in a range. */
    public Constraints length(String at, @Nullable String value, int least, int most) {
        return require(value == null || value.length() >= least, at, value, shortest(least))
                .require(value == null || value.length() <= most, at, value, longest(most));
    }

    private Constraints pattern(String at, String name) {
        return require(NAME.matcher(name).matches(), at, name, NAME_RULE);
    }

    /** A parameter, if there is one, must be one of some words. */
    public Constraints oneOf(String at, @Nullable String value, List<String> allowed) {
        return require(
                value == null || allowed.contains(value), at, value, "Member must satisfy enum value set: " + allowed);
    }

    /** A number, if there is one, must not be less than another. */
    public Constraints atLeast(String at, @Nullable Number value, long least) {
        return require(
                value == null || value.longValue() >= least,
                at,
                value,
                "Member must have value greater than or equal to " + least);
    }

    /** A number, if there is one, must not be more than another. */
    public Constraints atMost(String at, @Nullable Number value, long most) {
        return require(
                value == null || value.longValue() <= most,
                at,
                value,
                "Member must have value less than or equal to " + most);
    }

    /** A collection must have a number of members in a range. */
    public Constraints size(String at, Collection<?> value, int least, int most) {
        return require(value.size() >= least, at, value, shortest(least))
                .require(value.size() <= most, at, value, longest(most));
    }

    /** As {@link #size}, in the words of the service's newer checks, which do not repeat the value. */
    public Constraints count(String at, int count, int least, int most) {
        return unshown(count >= least, at, shortest(least)).unshown(count <= most, at, longest(most));
    }

    /** Something else must hold; the value is not repeated. */
    public Constraints unshown(boolean holds, String at, String otherwise) {
        return violated(holds, "Value at '" + at + "' failed to satisfy constraint: " + otherwise);
    }

    /** Something else must hold. */
    public Constraints require(boolean holds, String at, @Nullable Object value, String otherwise) {
        if (holds) {
            return this;
        }
        var shown = value == null ? "null" : "'" + value + "'";
        return violated(false, "Value " + shown + " at '" + at + "' failed to satisfy constraint: " + otherwise);
    }

    private Constraints violated(boolean holds, String sentence) {
        if (!holds && violations.size() < MOST_REPORTED) {
            violations.add(sentence);
        }
        return this;
    }

    /** Refuses the request if anything was wrong. */
    public void check() {
        if (!violations.isEmpty()) {
            throw Rejection.validation(violations.size()
                    + " validation error"
                    + (violations.size() > 1 ? "s" : "")
                    + " detected: "
                    + String.join("; ", violations));
        }
    }

    private static String shortest(int length) {
        return "Member must have length greater than or equal to " + length;
    }

    private static String longest(int length) {
        return "Member must have length less than or equal to " + length;
    }
}

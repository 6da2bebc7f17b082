package lyceum.tables.grammar;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.value.Value;
import lyceum.tables.value.ValueReader;
import lyceum.tables.value.Wording;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The names and values a request defines for its expressions, and which of them were used. One for
 * all expressions of a request.
 */
public final class Placeholders {
    private static final Pattern NAME = Pattern.compile("#[0-9a-zA-Z_]+");
    private static final Pattern VALUE = Pattern.compile(":[0-9a-zA-Z_]+");

    private final Map<String, String> names;
    private final Map<String, Value> values;
    private final Set<String> unusedNames;
    private final Set<String> unusedValues;

    private Placeholders(Map<String, String> names, Map<String, Value> values) {
        this.names = names;
        this.values = values;
        this.unusedNames = new LinkedHashSet<>(names.keySet());
        this.unusedValues = new LinkedHashSet<>(values.keySet());
    }

    /** No names and no values. */
    public static Placeholders none() {
        return new Placeholders(Map.of(), Map.of());
    }

    /**
     * Reads what a request defines; null where it defines nothing.
     *
     * @param reader reads the values; in its older wording, refusals name the placeholder
     */
    public static Placeholders of(
            @Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> values, ValueReader reader) {
        if (names != null) {
            checkKeys(names.keySet(), NAME, "ExpressionAttributeNames");
        }
        return new Placeholders(names == null ? Map.of() : names, values == null ? Map.of() : read(values, reader));
    }

    private static Map<String, Value> read(Map<String, AttributeValue> given, ValueReader reader) {
        checkKeys(given.keySet(), VALUE, "ExpressionAttributeValues");
        var values = LinkedHashMap.<String, Value>newLinkedHashMap(given.size());
        given.forEach((key, value) -> values.put(key, read(key, value, reader)));
        return values;
    }

    private static Value read(String key, AttributeValue value, ValueReader reader) {
        try {
            return reader.value(value);
        } catch (Rejection e) {
            throw reader.wording() == Wording.CURRENT
                    ? e
                    : Rejection.validation(
                            "ExpressionAttributeValues contains invalid value: " + e.sentence() + " for key " + key);
        }
    }

    private static void checkKeys(Set<String> keys, Pattern pattern, String parameter) {
        if (keys.isEmpty()) {
            throw Rejection.validation(parameter + " must not be empty");
        }
        for (var key : keys) {
            if (!pattern.matcher(key).matches()) {
                throw Rejection.validation(parameter + " contains invalid key: Syntax error; key: \"" + key + "\"");
            }
        }
    }

    /** The name that {@code #placeholder} stands for, or null; marks it as used. */
    @Nullable
    String name(String placeholder) {
        unusedNames.remove(placeholder);
        return names.get(placeholder);
    }

    /** The value that {@code :placeholder} stands for, or null; marks it as used. */
    @Nullable
    Value value(String placeholder) {
        unusedValues.remove(placeholder);
        return values.get(placeholder);
    }

    /** Refuses the request if it defines what none of its expressions used. */
    public void checkAllUsed() {
        checkUsed(unusedNames, "ExpressionAttributeNames");
        checkUsed(unusedValues, "ExpressionAttributeValues");
    }

    private static void checkUsed(Set<String> unused, String parameter) {
        if (!unused.isEmpty()) {
            throw Rejection.validation("Value provided in "
                    + parameter
                    + " unused in expressions: keys: {"
                    + String.join(", ", unused)
                    + "}");
        }
    }
}

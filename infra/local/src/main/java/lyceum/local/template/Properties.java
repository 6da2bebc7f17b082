package lyceum.local.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Properties of a resource, or an object within them, with every intrinsic function resolved. The reading methods fail with
 * {@link UnsupportedTemplate}, naming the resource and the property, where the value is missing or of another kind.
 */
public final class Properties {
    private final String where;
    private final Map<String, Object> values;

    Properties(String where, Map<String, Object> values) {
        this.where = where;
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A text; numbers and booleans read as their text. */
    public String text(String name) {
        return textIf(name).orElseThrow(() -> missing(name));
    }

    public Optional<String> textIf(String name) {
        return value(name).map(value -> scalar(name, value));
    }

    public long number(String name) {
        return numberIf(name).orElseThrow(() -> missing(name));
    }

    public Optional<Long> numberIf(String name) {
        return decimalIf(name).map(value -> {
            if (value != Math.rint(value)) {
                throw wrong(name, "a whole number");
            }
            return Math.round(value);
        });
    }

    public double decimal(String name) {
        return decimalIf(name).orElseThrow(() -> missing(name));
    }

    public Optional<Double> decimalIf(String name) {
        return textIf(name).map(text -> {
            try {
                return Double.valueOf(text);
            } catch (NumberFormatException _) {
                throw wrong(name, "a number");
            }
        });
    }

    public boolean flag(String name, boolean otherwise) {
        return textIf(name)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw wrong(name, "true or false");
                })
                .orElse(otherwise);
    }

    public Properties object(String name) {
        return objectIf(name).orElseThrow(() -> missing(name));
    }

    public Optional<Properties> objectIf(String name) {
        return value(name).map(value -> object(name, value));
    }

    /** A list of objects; empty where absent. A single object reads as a list of one. */
    public List<Properties> objects(String name) {
        return list(name).stream().map(value -> object(name, value)).toList();
    }

    /** A list of texts; empty where absent. A single text reads as a list of one. */
    public List<String> texts(String name) {
        return list(name).stream().map(value -> scalar(name, value)).toList();
    }

    /** An object of texts, for example the environment of a function; empty where absent. */
    public Map<String, String> map(String name) {
        return objectIf(name)
                .map(object -> {
                    var texts = new LinkedHashMap<String, String>();
                    object.names().forEach(key -> texts.put(key, object.text(key)));
                    return Collections.unmodifiableMap(texts);
                })
                .orElse(Map.of());
    }

    /** The names present, in the template's order. */
    public Set<String> names() {
        return values.keySet();
    }

    /** Where this object stands, for example {@code AWS::SQS::Queue Exports.RedrivePolicy}; for messages. */
    public String where() {
        return where;
    }

    private Optional<Object> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private List<?> list(String name) {
        @Nullable Object value = values.get(name);
        return switch (value) {
            case null -> List.of();
            case List<?> many -> many;
            default -> List.of(value);
        };
    }

    private String scalar(String name, Object value) {
        if (value instanceof Map || value instanceof List) {
            throw wrong(name, "a text");
        }
        return value.toString();
    }

    private Properties object(String name, Object value) {
        if (!(value instanceof Map<?, ?> object)) {
            throw wrong(name, "an object");
        }
        var texts = new LinkedHashMap<String, Object>();
        object.forEach((key, member) -> {
            if (member != null) {
                texts.put(String.valueOf(key), member);
            }
        });
        return new Properties(where + "." + name, texts);
    }

    private UnsupportedTemplate missing(String name) {
        return new UnsupportedTemplate(where + " has no property " + name + ", which the local host needs.");
    }

    private UnsupportedTemplate wrong(String name, String expected) {
        return new UnsupportedTemplate(where + "." + name + " must be " + expected + ".");
    }

    @Override
    public String toString() {
        return where + values.keySet();
    }
}

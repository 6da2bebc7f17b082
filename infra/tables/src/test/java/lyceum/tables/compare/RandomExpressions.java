package lyceum.tables.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The expressions of one request, mostly right, with the names and values that they use. */
final class RandomExpressions {
    private final Random random;
    private final RandomValues values;
    private final Map<String, String> usedNames = new LinkedHashMap<>();
    private final Map<String, AttributeValue> usedValues = new LinkedHashMap<>();

    RandomExpressions(Random random, RandomValues values) {
        this.random = random;
        this.values = values;
    }

    /** The names used so far, and rarely one more; null for none. */
    @Nullable
    Map<String, String> names() {
        if (values.oneIn(200)) {
            usedNames.put("#unused", "a");
        }
        return usedNames.isEmpty() ? null : usedNames;
    }

    /** The values used so far, and rarely one more; null for none. */
    @Nullable
    Map<String, AttributeValue> values() {
        if (values.oneIn(200)) {
            usedValues.put(":unused", values.n());
        }
        return usedValues.isEmpty() ? null : usedValues;
    }

    String value(AttributeValue value) {
        var name = ":v" + usedValues.size();
        usedValues.put(name, value);
        return name;
    }

    private String anyValue() {
        return value(values.any());
    }

    String path() {
        var attribute = values.one(List.of("a", "b", "c", "d", "e"));
        var first = values.oneIn(4) ? placeholder(attribute) : attribute;
        if (values.oneIn(100)) {
            first = values.one(List.of("name", "size", "#none", "pk"));
        }
        return switch (random.nextInt(10)) {
            case 0 -> first + "." + values.one(List.of("x", "y"));
            case 1 -> first + "[" + random.nextInt(3) + "]";
            case 2 -> first + ".x[0]";
            default -> first;
        };
    }

    private String placeholder(String attribute) {
        usedNames.put("#" + attribute, attribute);
        return "#" + attribute;
    }

    private String operand() {
        return switch (random.nextInt(8)) {
            case 0 -> "size(" + path() + ")";
            case 1, 2, 3 -> anyValue();
            default -> path();
        };
    }

    String condition() {
        return condition(2);
    }

    private String condition(int depth) {
        return switch (random.nextInt(depth > 0 ? 14 : 9)) {
            case 0, 1, 2 -> operand() + values.one(List.of(" = ", " <> ", " < ", " <= ", " > ", " >= ")) + operand();
            case 3 -> operand() + " BETWEEN " + anyValue() + " AND " + anyValue();
            case 4 -> operand() + " IN (" + list(this::anyValue) + ")";
            case 5 -> "attribute_exists(" + path() + ")";
            case 6 -> "attribute_not_exists(" + path() + ")";
            case 7 -> "begins_with(" + path() + ", " + (values.oneIn(5) ? anyValue() : value(values.s())) + ")";
            case 8 ->
                values.oneIn(2)
                        ? "contains(" + path() + ", " + anyValue() + ")"
                        : "attribute_type(" + path() + ", "
                                + value(AttributeValue.fromS(values.one(List.of("S", "N", "SS", "M", "NULL", "X"))))
                                + ")";
            case 9, 10 -> condition(depth - 1) + " AND " + condition(depth - 1);
            case 11 -> condition(depth - 1) + " OR " + condition(depth - 1);
            case 12 -> "NOT " + condition(depth - 1);
            default -> "(" + condition(depth - 1) + ")";
        };
    }

    private String list(Supplier<String> each) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(_ -> each.get())
                .collect(Collectors.joining(", "));
    }

    String update() {
        var clauses = new LinkedHashMap<String, String>();
        for (var i = random.nextInt(2); i >= 0; i--) {
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> clauses.put("SET", list(() -> path() + " = " + settable()));
                case 3 -> clauses.put("REMOVE", list(this::path));
                case 4 ->
                    clauses.put("ADD", list(() -> path() + " " + (values.oneIn(3) ? anyValue() : value(values.n()))));
                default -> clauses.put("DELETE", list(() -> path() + " " + anyValue()));
            }
        }
        // What only removes makes no item here and an empty one in dynalite: all later answers would differ.
        if (!clauses.containsKey("SET") && !clauses.containsKey("ADD")) {
            clauses.put("SET", "f = " + anyValue());
        }
        return clauses.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(" "));
    }

    private String settable() {
        return switch (random.nextInt(8)) {
            case 0 -> path() + " + " + value(values.n());
            case 1 -> value(values.n()) + " - " + path();
            case 2 -> "if_not_exists(" + path() + ", " + anyValue() + ")";
            case 3 -> "list_append(" + path() + ", " + value(AttributeValue.fromL(List.of(values.s()))) + ")";
            case 4 -> path();
            default -> anyValue();
        };
    }

    String projection() {
        return list(this::path);
    }

    /** A condition on a string hash key and, half of the time, on a range key of a type. */
    String keyCondition(String hash, AttributeValue hashValue, @Nullable String range, AttributeValue rangeValue) {
        var first = hash + " = " + value(hashValue);
        if (range == null || values.oneIn(2)) {
            return first;
        }
        return first + " AND "
                + switch (random.nextInt(4)) {
                    case 0 -> range + " BETWEEN " + value(rangeValue) + " AND " + value(rangeValue);
                    case 1 -> "begins_with(" + range + ", " + value(rangeValue) + ")";
                    default -> range + values.one(List.of(" = ", " < ", " <= ", " > ", " >= ")) + value(rangeValue);
                };
    }
}

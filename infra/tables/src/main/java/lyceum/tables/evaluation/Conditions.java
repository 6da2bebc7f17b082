package lyceum.tables.evaluation;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import lyceum.tables.grammar.Condition;
import lyceum.tables.grammar.Condition.Comparator;
import lyceum.tables.grammar.Operand;
import lyceum.tables.grammar.Path;
import lyceum.tables.value.Order;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;

/** Tests conditions and filters. A comparison with something missing or of another type is false. */
public final class Conditions {
    private Conditions() {}

    /** Whether an item (empty if there is none) meets a condition. */
    public static boolean test(Condition condition, Map<String, Value> item) {
        return switch (condition) {
            case Condition.And(var left, var right) -> test(left, item) && test(right, item);
            case Condition.Or(var left, var right) -> test(left, item) || test(right, item);
            case Condition.Not(var negated) -> !test(negated, item);
            case Condition.Comparison(var left, var comparator, var right) ->
                compare(value(left, item), comparator, value(right, item));
            case Condition.Between(var operand, var low, var high) -> {
                var value = value(operand, item);
                yield compare(value, Comparator.GREATER_OR_EQUAL, value(low, item))
                        && compare(value, Comparator.LESS_OR_EQUAL, value(high, item));
            }
            case Condition.In(var operand, var candidates) -> {
                var value = value(operand, item);
                yield candidates.stream()
                        .anyMatch(candidate -> compare(value, Comparator.EQUAL, value(candidate, item)));
            }
            case Condition.Exists(var path) -> Paths.get(path, item) != null;
            case Condition.NotExists(var path) -> Paths.get(path, item) == null;
            case Condition.HasType(var operand, var type) -> {
                var value = value(operand, item);
                yield value != null && value.type() == type;
            }
            case Condition.BeginsWith(var operand, var prefix) -> beginsWith(value(operand, item), value(prefix, item));
            case Condition.Contains(var operand, var part) -> contains(value(operand, item), value(part, item));
        };
    }

    /** Compares two values, either of which may be missing. */
    public static boolean compare(@Nullable Value left, Comparator comparator, @Nullable Value right) {
        var equal = left != null && left.equals(right);
        if (comparator == Comparator.EQUAL) {
            return equal;
        }
        if (comparator == Comparator.NOT_EQUAL) {
            return !equal;
        }
        if (left == null || right == null) {
            return false;
        }
        var order = Order.compare(left, right);
        if (order.isEmpty()) {
            return false;
        }
        return switch (comparator) {
            case EQUAL, NOT_EQUAL -> throw new IllegalStateException("decided before");
            case LESS -> order.getAsInt() < 0;
            case LESS_OR_EQUAL -> order.getAsInt() <= 0;
            case GREATER -> order.getAsInt() > 0;
            case GREATER_OR_EQUAL -> order.getAsInt() >= 0;
        };
    }

    /** Whether a text or binary begins with another. */
    public static boolean beginsWith(@Nullable Value value, @Nullable Value prefix) {
        if (value instanceof Value.S(var text) && prefix instanceof Value.S(var start)) {
            return text.startsWith(start);
        }
        if (value instanceof Value.B(var bytes) && prefix instanceof Value.B(var start)) {
            var whole = bytes.asByteArrayUnsafe();
            var first = start.asByteArrayUnsafe();
            return whole.length >= first.length && Arrays.equals(whole, 0, first.length, first, 0, first.length);
        }
        return false;
    }

    private static boolean contains(@Nullable Value whole, @Nullable Value part) {
        if (part == null) {
            return false;
        }
        return switch (whole) {
            case null -> false;
            case Value.S(var text) -> part instanceof Value.S(var inner) && text.contains(inner);
            case Value.B(var bytes) ->
                part instanceof Value.B(var inner)
                        && indexOf(bytes.asByteArrayUnsafe(), inner.asByteArrayUnsafe()) >= 0;
            case Value.L(var elements) -> elements.contains(part);
            case Value.Ss(var members) -> part instanceof Value.S(var text) && members.contains(text);
            case Value.Ns(var members) -> part instanceof Value.N(var number) && members.contains(number);
            case Value.Bs(var members) -> part instanceof Value.B(var bytes) && members.contains(bytes);
            case Value.N _, Value.Bool _, Value.Null _, Value.M _ -> false;
        };
    }

    private static int indexOf(byte[] whole, byte[] part) {
        for (var at = 0; at + part.length <= whole.length; at++) {
            if (Arrays.equals(whole, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        return -1;
    }

    private static @Nullable Value value(Operand operand, Map<String, Value> item) {
        return switch (operand) {
            case Path path -> Paths.get(path, item);
            case Operand.Literal(var value) -> value;
            case Operand.Size(var of) -> size(value(of, item));
        };
    }

    private static @Nullable Value size(@Nullable Value value) {
        return switch (value) {
            case null -> null;
            case Value.S(var text) -> number(text.length());
            case Value.B(var bytes) -> number(bytes.asByteArrayUnsafe().length);
            case Value.L(var elements) -> number(elements.size());
            case Value.M(var entries) -> number(entries.size());
            case Value.Ss(var members) -> number(members.size());
            case Value.Ns(var members) -> number(members.size());
            case Value.Bs(var members) -> number(members.size());
            case Value.N _, Value.Bool _, Value.Null _ -> null;
        };
    }

    private static Value number(int size) {
        return new Value.N(BigDecimal.valueOf(size));
    }
}

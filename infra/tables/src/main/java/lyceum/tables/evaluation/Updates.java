package lyceum.tables.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import lyceum.tables.grammar.Path;
import lyceum.tables.grammar.Update;
import lyceum.tables.grammar.Update.Amount;
import lyceum.tables.grammar.Update.Source;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.value.Numbers;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Applies updates. All that an update reads is read from the item as it was; list positions, too,
 * are those before the update.
 */
public final class Updates {
    // Highest positions first, so that removing one element does not move another yet to be removed.
    private static final Comparator<Path> LAST_FIRST = (a, b) -> compareSteps(b, a);

    private Updates() {}

    /** The item after an update; the given item is not changed. */
    public static Map<String, Value> apply(Update update, Map<String, Value> before) {
        var assignments = new ArrayList<Map.Entry<Path, Value>>();
        for (var set : update.sets()) {
            assignments.add(Map.entry(set.path(), value(set.source(), before)));
        }
        assignments.sort(Map.Entry.comparingByKey(Updates::compareSteps));

        Value.M item = new Value.M(before);
        for (var assignment : assignments) {
            item = change(item, assignment.getKey(), _ -> assignment.getValue());
        }
        for (var add : update.adds()) {
            item = change(item, add.path(), present -> added(present, add));
        }
        for (var delete : update.deletes()) {
            item = change(item, delete.path(), present -> deleted(present, delete));
        }
        for (var path : update.removes().stream().sorted(LAST_FIRST).toList()) {
            item = change(item, path, _ -> null);
        }
        return item.entries();
    }

    private static int compareSteps(Path a, Path b) {
        var shared = Math.min(a.steps().size(), b.steps().size());
        for (var i = 0; i < shared; i++) {
            var first = a.steps().get(i);
            var second = b.steps().get(i);
            var order = first instanceof Path.Element(var x) && second instanceof Path.Element(var y)
                    ? Integer.compare(x, y)
                    : first.toString().compareTo(second.toString());
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.steps().size(), b.steps().size());
    }

    /** Changes what is at a path; the change sees null where nothing is, and gives null to remove. */
    private static Value.M change(Value.M item, Path path, UnaryOperator<@Nullable Value> change) {
        return (Value.M) inside(item, path.steps(), change);
    }

    private static Value inside(Value container, List<Path.Step> steps, UnaryOperator<@Nullable Value> change) {
        var step = steps.getFirst();
        var present = Paths.step(container, step);
        Value changed;
        if (steps.size() == 1) {
            changed = change.apply(present);
        } else if (present == null) {
            throw invalidPath();
        } else {
            changed = inside(present, steps.subList(1, steps.size()), change);
        }
        return switch (step) {
            case Path.Name(var name)
            when container instanceof Value.M(var entries) -> withEntry(entries, name, changed);
            case Path.Element(var index)
            when container instanceof Value.L(var elements) -> withElement(elements, index, changed);
            case Path.Name _, Path.Element _ -> throw invalidPath();
        };
    }

    private static Value withEntry(Map<String, Value> entries, String name, @Nullable Value value) {
        var copy = new LinkedHashMap<>(entries);
        if (value == null) {
            copy.remove(name);
        } else {
            copy.put(name, value);
        }
        return new Value.M(copy);
    }

    // Beyond the end, an element is appended; nothing to remove there is no error.
    private static Value withElement(List<Value> elements, int index, @Nullable Value value) {
        var copy = new ArrayList<>(elements);
        if (index < copy.size()) {
            if (value == null) {
                copy.remove(index);
            } else {
                copy.set(index, value);
            }
        } else if (value != null) {
            copy.add(value);
        }
        return new Value.L(copy);
    }

    private static Value value(Source source, Map<String, Value> item) {
        return switch (source) {
            case Source.Literal(var value) -> value;
            case Source.At(var path) -> {
                var value = Paths.get(path, item);
                if (value == null) {
                    throw Rejection.validation(
                            "The provided expression refers to an attribute that does not exist in the item");
                }
                yield value;
            }
            case Source.IfNotExists(var path, var otherwise) -> {
                var value = Paths.get(path, item);
                yield value == null ? value(otherwise, item) : value;
            }
            case Source.ListAppend(var first, var second) -> appended(value(first, item), value(second, item));
            case Source.Plus(var left, var right) -> sum(value(left, item), value(right, item), false);
            case Source.Minus(var left, var right) -> sum(value(left, item), value(right, item), true);
        };
    }

    private static Value appended(Value first, Value second) {
        if (first instanceof Value.L(var head) && second instanceof Value.L(var tail)) {
            var all = new ArrayList<Value>(head.size() + tail.size());
            all.addAll(head);
            all.addAll(tail);
            return new Value.L(all);
        }
        throw wrongType();
    }

    private static Value sum(Value left, Value right, boolean minus) {
        if (left instanceof Value.N(var a) && right instanceof Value.N(var b)) {
            return new Value.N(Numbers.checked(minus ? a.subtract(b) : a.add(b)));
        }
        throw wrongType();
    }

    private static Value added(@Nullable Value present, Amount amount) {
        var given = amount.value();
        if (present == null) {
            return given;
        }
        if (present instanceof Value.Ss(var old) && given instanceof Value.Ss(var more)) {
            return new Value.Ss(union(old, more));
        }
        if (present instanceof Value.Ns(var old) && given instanceof Value.Ns(var more)) {
            return new Value.Ns(union(old, more));
        }
        if (present instanceof Value.Bs(var old) && given instanceof Value.Bs(var more)) {
            return new Value.Bs(union(old, more));
        }
        // Only an update from before there were expressions can add lists.
        if (present instanceof Value.L && given instanceof Value.L) {
            return appended(present, given);
        }
        return sum(present, given, false);
    }

    // A set that would be empty goes away.
    private static @Nullable Value deleted(@Nullable Value present, Amount amount) {
        var given = amount.value();
        if (present == null) {
            return null;
        }
        if (present instanceof Value.Ss(var old) && given instanceof Value.Ss(var less)) {
            var rest = difference(old, less);
            return rest.isEmpty() ? null : new Value.Ss(rest);
        }
        if (present instanceof Value.Ns(var old) && given instanceof Value.Ns(var less)) {
            var rest = difference(old, less);
            return rest.isEmpty() ? null : new Value.Ns(rest);
        }
        if (present instanceof Value.Bs(var old) && given instanceof Value.Bs(var less)) {
            var rest = difference(old, less);
            return rest.isEmpty() ? null : new Value.Bs(rest);
        }
        throw wrongType();
    }

    private static <T> Set<T> union(Set<T> a, Set<T> b) {
        var union = new LinkedHashSet<>(a);
        union.addAll(b);
        return union;
    }

    private static <T> Set<T> difference(Set<T> a, Set<T> b) {
        var difference = new LinkedHashSet<>(a);
        difference.removeAll(b);
        return difference;
    }

    private static Rejection wrongType() {
        return Rejection.validation("An operand in the update expression has an incorrect data type");
    }

    private static Rejection invalidPath() {
        return Rejection.validation("The document path provided in the update expression is invalid for update");
    }
}

package lyceum.tables.index;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import lyceum.tables.grammar.Condition.Comparator;
import lyceum.tables.grammar.KeyCondition;
import lyceum.tables.grammar.KeyCondition.Test;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.schema.Index;
import lyceum.tables.schema.Key;
import lyceum.tables.schema.KeyAttribute;
import lyceum.tables.schema.Table;
import lyceum.tables.value.KeyCodec;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;

/** From a key condition to the range of storage that holds just what it asks for. */
public final class QueryRange {
    private QueryRange() {}

    /** The range of a condition on the key of a table or of one of its indexes. */
    public static KeyRange of(Table table, @Nullable Index index, KeyCondition condition) {
        var key = index == null ? table.key() : index.key();
        checkAttributes(key, condition);
        var prefix = new ByteArrayOutputStream();
        prefix.writeBytes(StorageKeys.partition(table, index, hashes(key, condition)));
        for (var range : key.ranges()) {
            var test = condition.test(range.name());
            if (test == null) {
                break;
            }
            if (equalTo(test) == null) {
                return within(prefix.toByteArray(), range, test);
            }
            KeyCodec.append(prefix, checked(range, equalTo(test)));
        }
        return KeyRange.prefix(prefix.toByteArray());
    }

    private static void checkAttributes(Key key, KeyCondition condition) {
        var count = condition.tests().size();
        if (count > key.attributes().size()) {
            throw Rejection.validation("The number of query conditions ("
                    + count
                    + ") exceeds the number of key attributes defined in the schema ("
                    + key.attributes().size()
                    + ")");
        }
        for (var each : key.hashes()) {
            requireTest(condition, each);
        }
        if (!condition.tests().keySet().stream().allMatch(key::has)) {
            key.attributes().forEach(each -> requireTest(condition, each));
        }
        checkNoGap(key, condition);
    }

    private static void requireTest(KeyCondition condition, KeyAttribute attribute) {
        if (condition.test(attribute.name()) == null) {
            throw Rejection.validation("Query condition missed key schema element: " + attribute.name());
        }
    }

    // What comes before the last range attribute that is tested must be given exactly.
    private static void checkNoGap(Key key, KeyCondition condition) {
        var tested = key.ranges().stream()
                .filter(each -> condition.test(each.name()) != null)
                .toList();
        if (tested.isEmpty()) {
            return;
        }
        var last = tested.getLast();
        var loose = key.ranges().stream()
                .takeWhile(each -> !each.equals(last))
                .map(KeyAttribute::name)
                .filter(name -> equalTo(condition.test(name)) == null)
                .collect(Collectors.joining(", "));
        if (!loose.isEmpty()) {
            throw Rejection.validation("RANGE key attributes "
                    + loose
                    + " must have equality conditions specified in the query because a condition is present on key"
                    + " attribute "
                    + last.name());
        }
    }

    private static Map<String, Value> hashes(Key key, KeyCondition condition) {
        var hashes = new HashMap<String, Value>();
        for (var each : key.hashes()) {
            var value = equalTo(condition.test(each.name()));
            if (value == null) {
                throw Rejection.validation("Query key condition not supported");
            }
            hashes.put(each.name(), checked(each, value));
        }
        return hashes;
    }

    private static @Nullable Value equalTo(@Nullable Test test) {
        return test instanceof Test.Compare(var comparator, var value) && comparator == Comparator.EQUAL ? value : null;
    }

    private static KeyRange within(byte[] prefix, KeyAttribute range, Test test) {
        var all = KeyRange.prefix(prefix);
        return switch (test) {
            case Test.Compare(var comparator, var value) -> {
                var exactly = KeyRange.prefix(closed(prefix, checked(range, value)));
                yield switch (comparator) {
                    case EQUAL -> exactly;
                    case LESS -> new KeyRange(all.from(), exactly.from());
                    case LESS_OR_EQUAL -> new KeyRange(all.from(), exactly.to());
                    case GREATER -> new KeyRange(exactly.to(), all.to());
                    case GREATER_OR_EQUAL -> new KeyRange(exactly.from(), all.to());
                    case NOT_EQUAL -> throw new IllegalStateException("no key condition has <>");
                };
            }
            case Test.Between(var low, var high) ->
                new KeyRange(
                        closed(prefix, checked(range, low)),
                        KeyRange.afterPrefix(closed(prefix, checked(range, high))));
            case Test.BeginsWith(var start) -> {
                if (range.type() == Value.Type.N) {
                    throw wrongType();
                }
                yield KeyRange.prefix(open(prefix, checked(range, start)));
            }
        };
    }

    private static Value checked(KeyAttribute attribute, @Nullable Value value) {
        if (value == null || value.type() != attribute.type()) {
            throw wrongType();
        }
        return value;
    }

    private static Rejection wrongType() {
        return Rejection.invalidParameter("Condition parameter type does not match schema type");
    }

    private static byte[] closed(byte[] prefix, Value value) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(prefix);
        KeyCodec.append(out, value);
        return out.toByteArray();
    }

    private static byte[] open(byte[] prefix, Value value) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(prefix);
        KeyCodec.appendOpen(out, value);
        return out.toByteArray();
    }
}

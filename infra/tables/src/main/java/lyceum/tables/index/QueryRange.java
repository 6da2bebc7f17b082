package lyceum.tables.index;

import java.io.ByteArrayOutputStream;
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
        var partition = StorageKeys.partition(table, index, hashValue(key.hash(), condition));
        var range = key.range();
        var test = range == null ? null : condition.test(range.name());
        if (range == null || test == null) {
            return KeyRange.prefix(partition);
        }
        return within(partition, range, test);
    }

    private static void checkAttributes(Key key, KeyCondition condition) {
        if (key.range() == null && condition.tests().size() > 1) {
            throw Rejection.validation("Query key condition not supported");
        }
        for (var each : key.attributes()) {
            var needed = each.equals(key.hash()) || condition.tests().size() > 1;
            if (needed && condition.test(each.name()) == null) {
                throw Rejection.validation("Query condition missed key schema element: " + each.name());
            }
        }
        if (condition.tests().size() > 2) {
            throw Rejection.validation("Conditions can be of length 1 or 2 only");
        }
    }

    private static Value hashValue(KeyAttribute hash, KeyCondition condition) {
        if (condition.test(hash.name()) instanceof Test.Compare(var comparator, var value)
                && comparator == Comparator.EQUAL) {
            return checked(hash, value);
        }
        throw Rejection.validation("Query key condition not supported");
    }

    private static KeyRange within(byte[] partition, KeyAttribute range, Test test) {
        var all = KeyRange.prefix(partition);
        return switch (test) {
            case Test.Compare(var comparator, var value) -> {
                var exactly = KeyRange.prefix(closed(partition, checked(range, value)));
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
                        closed(partition, checked(range, low)),
                        KeyRange.afterPrefix(closed(partition, checked(range, high))));
            case Test.BeginsWith(var prefix) -> {
                if (range.type() == Value.Type.N) {
                    throw wrongType();
                }
                yield KeyRange.prefix(open(partition, checked(range, prefix)));
            }
        };
    }

    private static Value checked(KeyAttribute attribute, Value value) {
        if (value.type() != attribute.type()) {
            throw wrongType();
        }
        return value;
    }

    private static Rejection wrongType() {
        return Rejection.invalidParameter("Condition parameter type does not match schema type");
    }

    private static byte[] closed(byte[] partition, Value value) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(partition);
        KeyCodec.append(out, value);
        return out.toByteArray();
    }

    private static byte[] open(byte[] partition, Value value) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(partition);
        KeyCodec.appendOpen(out, value);
        return out.toByteArray();
    }
}

package lyceum.tables.validation;

import java.util.HashMap;
import java.util.Map;
import lyceum.tables.grammar.Update;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.schema.Index;
import lyceum.tables.schema.Key;
import lyceum.tables.schema.KeyAttribute;
import lyceum.tables.schema.Table;
import lyceum.tables.value.Sizes;
import lyceum.tables.value.Value;

/** What the indexes of a table ask of the attributes that are in their keys. */
public final class IndexKeyRules {
    private IndexKeyRules() {}

    /** Every attribute that an index has in its key must have that key's type and be no longer than keys may be. */
    public static void check(Table table, Map<String, Value> item) {
        forEach(table, item, (index, key, value) -> {
            if (value.type() != key.type()) {
                throw Rejection.invalidParameter("Type mismatch for Index Key "
                        + key.name()
                        + " Expected: "
                        + key.type()
                        + " Actual: "
                        + value.type()
                        + " IndexName: "
                        + index.name());
            }
        });
        checkSizes(table, Map.of(), item);
        checkNotEmpty(table, item);
    }

    /** As for an item, for what an update sets to values that can be known without the item. */
    public static void check(Table table, Update update) {
        check(table, literals(update));
    }

    /** No attribute that an index has in its key may be an empty value. */
    public static void checkNotEmpty(Table table, Map<String, Value> item) {
        forEach(table, item, (index, key, value) -> {
            if (value.type() == key.type() && ItemRules.isEmpty(value)) {
                throw Rejection.validation("One or more parameter values are not valid. A value specified for a"
                        + " secondary index key is not supported. The AttributeValue for a key attribute cannot contain"
                        + " an empty "
                        + ItemRules.nameOf(value)
                        + " value. IndexName: "
                        + index.name()
                        + ", IndexKey: "
                        + key.name());
            }
        });
    }

    /** No index key may be set to an empty value; for the values that can be known without the item. */
    public static void checkNotEmpty(Table table, Update update) {
        forEach(table, literals(update), (_, _, value) -> checkUpdated(value));
    }

    /** What an update changed must fit; what an item had before its index was made may stay as it is. */
    static void checkUpdated(Table table, Map<String, Value> before, Map<String, Value> after) {
        for (var index : table.indexes()) {
            for (var each : index.key().attributes()) {
                var value = after.get(each.name());
                if (value == null || value.equals(before.get(each.name()))) {
                    continue;
                }
                if (value.type() != each.type()) {
                    throw Rejection.validation(
                            "The update expression attempted to update the secondary index key to unsupported type");
                }
                if (!table.key().has(each.name())) {
                    checkUpdated(value);
                }
            }
        }
        checkSizes(table, before, after);
    }

    private static void checkUpdated(Value value) {
        if (ItemRules.isEmpty(value)) {
            throw Rejection.validation("One or more parameter values are not valid. The update expression attempted to"
                    + " update a secondary index key to a value that is not supported. The AttributeValue for a key"
                    + " attribute cannot contain an empty "
                    + ItemRules.nameOf(value)
                    + " value.");
        }
    }

    // What is in the table's key, too, is looked at: a hash may be longer than a range.
    private static void checkSizes(Table table, Map<String, Value> before, Map<String, Value> after) {
        for (var index : table.indexes()) {
            for (var each : index.key().attributes()) {
                var value = after.get(each.name());
                if (value != null && !value.equals(before.get(each.name())) && !fits(index.key(), each, value)) {
                    throw Rejection.invalidParameter("Size limit exceeded for Index Key "
                            + each.name()
                            + " Actual Size: "
                            + Sizes.of(value)
                            + " bytes Max Size: "
                            + longest(index.key(), each)
                            + " bytes IndexName: "
                            + index.name());
                }
            }
        }
    }

    /** Whether an index holds an item: one that has all of its key, in the right types and not too long. */
    public static boolean holds(Index index, Map<String, Value> item) {
        return index.key().isIn(item)
                && index.key().attributes().stream().allMatch(each -> {
                    var value = item.get(each.name());
                    return value == null || fits(index.key(), each, value);
                });
    }

    private static boolean fits(Key key, KeyAttribute attribute, Value value) {
        return value instanceof Value.N || Sizes.of(value) <= longest(key, attribute);
    }

    private static int longest(Key key, KeyAttribute attribute) {
        return key.hashes().contains(attribute) ? ItemRules.LONGEST_HASH : ItemRules.LONGEST_RANGE;
    }

    private static Map<String, Value> literals(Update update) {
        var literals = new HashMap<String, Value>();
        for (var set : update.sets()) {
            if (!set.path().nested() && set.source() instanceof Update.Source.Literal(var value)) {
                literals.put(set.path().attribute(), value);
            }
        }
        return literals;
    }

    /** A check of an attribute that is part of an index's key. */
    @FunctionalInterface
    private interface Check {
        void check(Index index, KeyAttribute key, Value value);
    }

    private static void forEach(Table table, Map<String, Value> item, Check check) {
        for (var index : table.indexes()) {
            for (var each : index.key().attributes()) {
                var value = item.get(each.name());
                if (value != null && !table.key().has(each.name())) {
                    check.check(index, each, value);
                }
            }
        }
    }
}

package lyceum.tables.validation;

import java.util.Map;
import lyceum.tables.grammar.Update;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.schema.KeyAttribute;
import lyceum.tables.schema.Table;
import lyceum.tables.value.Sizes;
import lyceum.tables.value.Value;
import lyceum.tables.value.ValueReader;

/** What a table asks of the keys and items that come to it. */
public final class ItemRules {
    static final int LONGEST_HASH = 2048;
    static final int LONGEST_RANGE = 1024;

    private ItemRules() {}

    /** A key must be all of the table's key, and nothing else. */
    public static void checkKey(Table table, Map<String, Value> key) {
        if (key.size() != table.key().attributes().size()) {
            throw noMatch();
        }
        checkKeyOf(table, key);
    }

    /** An item must have all of the table's key; in the words for a key, which batches use for items, too. */
    public static void checkKeyOf(Table table, Map<String, Value> item) {
        if (!table.key().isIn(item)) {
            throw noMatch();
        }
        table.key().attributes().forEach(each -> checkKeyValue(table, each, item));
    }

    private static Rejection noMatch() {
        return Rejection.validation("The provided key element does not match the schema");
    }

    /** A new item must have all of the table's key, and index keys of the right types. */
    public static void checkItem(Table table, Map<String, Value> item) {
        for (var each : table.key().attributes()) {
            var value = item.get(each.name());
            if (value == null) {
                throw Rejection.invalidParameter("Missing the key " + each.name() + " in the item");
            }
            if (value.type() != each.type()) {
                throw Rejection.invalidParameter("Type mismatch for key "
                        + each.name()
                        + " expected: "
                        + each.type()
                        + " actual: "
                        + value.type());
            }
            checkKeyValue(table, each, item);
        }
        IndexKeyRules.check(table, item);
        checkSize(item);
    }

    /** An item must not be larger than any may be. */
    public static void checkSize(Map<String, Value> item) {
        if (Sizes.ofItem(item) > Sizes.MAX_ITEM) {
            throw Rejection.validation("Item size has exceeded the maximum allowed size");
        }
    }

    /** An update may not touch the table's key. */
    public static void checkUpdate(Table table, Update update) {
        for (var path : update.paths()) {
            if (table.key().has(path.attribute())) {
                throw Rejection.invalidParameter(
                        "Cannot update attribute " + path.attribute() + ". This attribute is part of the key");
            }
        }
    }

    /** What an update leaves must still be an item. */
    public static void checkUpdated(Table table, Map<String, Value> before, Map<String, Value> after) {
        IndexKeyRules.checkUpdated(table, before, after);
        after.values().forEach(ItemRules::checkDepth);
        checkUpdateSize(Sizes.ofItem(after));
    }

    private static void checkDepth(Value value) {
        if (isDeeper(value, ValueReader.MAX_DEPTH)) {
            throw ValueReader.tooDeep();
        }
    }

    private static boolean isDeeper(Value value, int levels) {
        if (levels == 0) {
            return true;
        }
        return switch (value) {
            case Value.M(var entries) -> entries.values().stream().anyMatch(each -> isDeeper(each, levels - 1));
            case Value.L(var elements) -> elements.stream().anyMatch(each -> isDeeper(each, levels - 1));
            case Value.S _, Value.N _, Value.B _, Value.Bool _, Value.Null _, Value.Ss _, Value.Ns _, Value.Bs _ ->
                false;
        };
    }

    /** What an update makes, or what it says, must not be larger than any item may be. */
    static void checkUpdateSize(int bytes) {
        if (bytes > Sizes.MAX_ITEM) {
            throw Rejection.validation("Item size to update has exceeded the maximum allowed size");
        }
    }

    /** No value of a key, or of a part of it, may be empty. */
    public static void checkNoEmptyKey(Table table, Map<String, Value> item) {
        for (var each : table.key().attributes()) {
            var value = item.get(each.name());
            if (value != null && value.type() == each.type() && isEmpty(value)) {
                throw emptyKey(each, value);
            }
        }
    }

    private static void checkKeyValue(Table table, KeyAttribute attribute, Map<String, Value> key) {
        var value = key.get(attribute.name());
        if (value == null) {
            throw new IllegalStateException("checked before");
        }
        if (isEmpty(value)) {
            throw emptyKey(attribute, value);
        }
        if (value instanceof Value.N) {
            return;
        }
        var hash = table.key().hashes().contains(attribute);
        if (hash && Sizes.of(value) > LONGEST_HASH) {
            throw Rejection.invalidParameter("Size of hashkey has exceeded the maximum size limit of2048 bytes");
        }
        if (!hash && Sizes.of(value) > LONGEST_RANGE) {
            throw Rejection.invalidParameter(
                    "Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
        }
    }

    private static Rejection emptyKey(KeyAttribute attribute, Value value) {
        return Rejection.validation("One or more parameter values are not valid. The AttributeValue for a key attribute"
                + " cannot contain an empty "
                + nameOf(value)
                + " value. Key: "
                + attribute.name());
    }

    static boolean isEmpty(Value value) {
        return (value instanceof Value.S || value instanceof Value.B) && Sizes.of(value) == 0;
    }

    static String nameOf(Value value) {
        return value instanceof Value.S ? "string" : "binary";
    }
}

package lyceum.tables.validation;

import java.util.Map;
import lyceum.tables.grammar.Update;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.schema.KeyAttribute;
import lyceum.tables.schema.Table;
import lyceum.tables.value.Sizes;
import lyceum.tables.value.Value;

/** What a table asks of the keys and items that come to it. */
public final class ItemRules {
    private static final int LONGEST_HASH = 2048;
    private static final int LONGEST_RANGE = 1024;

    private ItemRules() {}

    /** A key must be all of the table's key, and nothing else. */
    public static void checkKey(Table table, Map<String, Value> key) {
        if (key.size() != table.key().attributes().size() || !table.key().isIn(key)) {
            throw Rejection.validation("The provided key element does not match the schema");
        }
        table.key().attributes().forEach(each -> checkKeyValue(table, each, key));
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
        checkIndexKeys(table, item);
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
    public static void checkUpdated(Table table, Map<String, Value> item) {
        for (var index : table.indexes()) {
            for (var each : index.key().attributes()) {
                var value = item.get(each.name());
                if (value != null && value.type() != each.type()) {
                    throw Rejection.validation(
                            "The update expression attempted to update the secondary index key to unsupported type");
                }
                if (value != null && !table.key().has(each.name()) && isEmpty(value)) {
                    throw Rejection.validation("One or more parameter values are not valid. The update expression"
                            + " attempted to update a secondary index key to a value that is not supported. The"
                            + " AttributeValue for a key attribute cannot contain an empty "
                            + nameOf(value)
                            + " value.");
                }
            }
        }
        if (Sizes.ofItem(item) > Sizes.MAX_ITEM) {
            throw Rejection.validation("Item size to update has exceeded the maximum allowed size");
        }
    }

    private static void checkIndexKeys(Table table, Map<String, Value> item) {
        for (var index : table.indexes()) {
            for (var each : index.key().attributes()) {
                var value = item.get(each.name());
                if (value == null || table.key().has(each.name())) {
                    continue;
                }
                if (value.type() != each.type()) {
                    throw Rejection.invalidParameter("Type mismatch for Index Key "
                            + each.name()
                            + " Expected: "
                            + each.type()
                            + " Actual: "
                            + value.type()
                            + " IndexName: "
                            + index.name());
                }
                if (isEmpty(value)) {
                    throw Rejection.validation("One or more parameter values are not valid. A value specified for a"
                            + " secondary index key is not supported. The AttributeValue for a key attribute cannot"
                            + " contain an empty "
                            + nameOf(value)
                            + " value. IndexName: "
                            + index.name()
                            + ", IndexKey: "
                            + each.name());
                }
            }
        }
    }

    private static void checkKeyValue(Table table, KeyAttribute attribute, Map<String, Value> key) {
        var value = key.get(attribute.name());
        if (value == null) {
            throw new IllegalStateException("checked before");
        }
        if (isEmpty(value)) {
            throw Rejection.validation("One or more parameter values are not valid. The AttributeValue for a key"
                    + " attribute cannot contain an empty "
                    + nameOf(value)
                    + " value. Key: "
                    + attribute.name());
        }
        if (value instanceof Value.N) {
            return;
        }
        var hash = attribute.equals(table.key().hash());
        if (hash && Sizes.of(value) > LONGEST_HASH) {
            throw Rejection.invalidParameter("Size of hashkey has exceeded the maximum size limit of2048 bytes");
        }
        if (!hash && Sizes.of(value) > LONGEST_RANGE) {
            throw Rejection.invalidParameter(
                    "Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
        }
    }

    private static boolean isEmpty(Value value) {
        return (value instanceof Value.S || value instanceof Value.B) && Sizes.of(value) == 0;
    }

    private static String nameOf(Value value) {
        return value instanceof Value.S ? "string" : "binary";
    }
}

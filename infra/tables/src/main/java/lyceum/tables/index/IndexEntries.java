package lyceum.tables.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.tables.capacity.CapacityUnits;
import lyceum.tables.capacity.Meter;
import lyceum.tables.schema.Index;
import lyceum.tables.schema.Table;
import lyceum.tables.storage.Change;
import lyceum.tables.validation.IndexKeyRules;
import lyceum.tables.value.ItemCodec;
import lyceum.tables.value.Sizes;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;

/** Follows an item's change in everything kept about it: the item, its index entries, its expiry. */
public final class IndexEntries {
    private IndexEntries() {}

    /**
     * The changes in storage when an item changes, in one list to be written as one batch.
     *
     * @param before the item as it was; null if there was none
     * @param after the item as it will be; null if there will be none
     * @param meter counts what the indexes consume
     * @param times 2 in a transaction, otherwise 1
     */
    public static List<Change> changes(
            Table table,
            @Nullable Map<String, Value> before,
            @Nullable Map<String, Value> after,
            Meter meter,
            int times) {
        var changes = new ArrayList<Change>();
        if (after != null) {
            changes.add(Change.put(StorageKeys.item(table, after), ItemCodec.encode(after)));
        } else if (before != null) {
            changes.add(Change.remove(StorageKeys.item(table, before)));
        }
        for (var index : table.indexes()) {
            var units = follow(table, index, before, after, changes);
            if (units > 0) {
                meter.writeIndex(table.name(), index.name(), index.global(), units * times);
            }
        }
        Expiries.follow(table, before, after, changes);
        return changes;
    }

    /** The change that puts an item's entry into an index; empty if the index does not hold the item. */
    public static Optional<Change> entry(Table table, Index index, Map<String, Value> item) {
        return IndexKeyRules.holds(index, item)
                ? Optional.of(Change.put(
                        StorageKeys.entry(table, index, item), ItemCodec.encode(projected(table, index, item))))
                : Optional.empty();
    }

    /** What an index holds of an item. */
    public static Map<String, Value> projected(Table table, Index index, Map<String, Value> item) {
        if (index.holdsAll()) {
            return item;
        }
        var kept = new LinkedHashMap<String, Value>();
        item.forEach((name, value) -> {
            if (index.holds(name, table.key())) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    private static double follow(
            Table table,
            Index index,
            @Nullable Map<String, Value> before,
            @Nullable Map<String, Value> after,
            List<Change> changes) {
        var old = entryOf(table, index, before);
        var now = entryOf(table, index, after);
        if (old == null || now == null) {
            return (old == null ? 0 : remove(old, changes)) + (now == null ? 0 : put(now, changes));
        }
        if (!Arrays.equals(old.key, now.key)) {
            return remove(old, changes) + put(now, changes);
        }
        if (old.item.equals(now.item)) {
            return 0;
        }
        return Math.max(CapacityUnits.write(Sizes.ofItem(old.item)), put(now, changes));
    }

    private static double remove(Entry entry, List<Change> changes) {
        changes.add(Change.remove(entry.key));
        return CapacityUnits.write(Sizes.ofItem(entry.item));
    }

    private static double put(Entry entry, List<Change> changes) {
        changes.add(Change.put(entry.key, ItemCodec.encode(entry.item)));
        return CapacityUnits.write(Sizes.ofItem(entry.item));
    }

    @SuppressWarnings("ArrayRecordComponent") // short-lived; keys are compared by Arrays.equals
    private record Entry(byte[] key, Map<String, Value> item) {}

    private static @Nullable Entry entryOf(Table table, Index index, @Nullable Map<String, Value> item) {
        if (item == null || !IndexKeyRules.holds(index, item)) {
            return null;
        }
        return new Entry(StorageKeys.entry(table, index, item), projected(table, index, item));
    }
}

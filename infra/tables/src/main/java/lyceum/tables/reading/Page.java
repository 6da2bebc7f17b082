package lyceum.tables.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lyceum.tables.capacity.CapacityUnits;
import lyceum.tables.capacity.Meter;
import lyceum.tables.evaluation.Conditions;
import lyceum.tables.grammar.Condition;
import lyceum.tables.grammar.Projection;
import lyceum.tables.index.KeyRange;
import lyceum.tables.index.StorageKeys;
import lyceum.tables.schema.Index;
import lyceum.tables.schema.Table;
import lyceum.tables.storage.Storage;
import lyceum.tables.value.ItemCodec;
import lyceum.tables.value.SdkValues;
import lyceum.tables.value.Sizes;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One page of a query or scan, read from one snapshot. */
final class Page {
    private static final int MOST_BYTES = 1 << 20;

    /**
     * What to read.
     *
     * @param index null for the table itself
     * @param range what is left of the walk
     * @param limit how many to look at; no limit if not positive
     * @param wholeItems whether an index that does not hold all looks up the items
     */
    record Plan(
            Table table,
            @Nullable Index index,
            KeyRange range,
            boolean forward,
            int limit,
            @Nullable Condition filter,
            @Nullable Projection projection,
            boolean wholeItems,
            boolean consistent,
            boolean countOnly) {}

    private final Plan plan;
    private final Storage storage;
    private final List<Map<String, AttributeValue>> items = new ArrayList<>();
    private @Nullable Map<String, AttributeValue> lastKey;
    private int scanned;
    private int matched;
    private long bytes;
    private double lookups;

    private Page(Plan plan, Storage storage) {
        this.plan = plan;
        this.storage = storage;
    }

    static Page read(Plan plan, Storage storage, Meter meter) {
        var page = new Page(plan, storage);
        try (var cursor = storage.scan(plan.range.from(), plan.range.to(), plan.forward)) {
            while (cursor.next()) {
                var item = ItemCodec.decode(cursor.value());
                page.add(item);
                if (page.scanned == plan.limit || page.bytes >= MOST_BYTES) {
                    page.lastKey = page.keyOf(item);
                    break;
                }
            }
        }
        page.count(meter);
        return page;
    }

    private void add(Map<String, Value> entry) {
        scanned++;
        bytes += Sizes.ofItem(entry);
        var item = plan.wholeItems ? whole(entry) : entry;
        if (plan.filter != null && !Conditions.test(plan.filter, item)) {
            return;
        }
        matched++;
        if (!plan.countOnly) {
            items.add(SdkValues.toSdk(Projecting.cut(item, plan.projection)));
        }
    }

    private Map<String, Value> whole(Map<String, Value> entry) {
        var stored = storage.get(StorageKeys.item(plan.table, entry));
        // Gone since the snapshot: what the index had is the best there is.
        var item = stored == null ? entry : ItemCodec.decode(stored);
        lookups += CapacityUnits.read(Sizes.ofItem(item), plan.consistent);
        return item;
    }

    // The key of the table, and that of the index by which the walk goes.
    private Map<String, AttributeValue> keyOf(Map<String, Value> item) {
        var key = new LinkedHashMap<>(plan.table.key().of(item));
        if (plan.index != null) {
            key.putAll(plan.index.key().of(item));
        }
        return SdkValues.toSdk(key);
    }

    private void count(Meter meter) {
        var units = CapacityUnits.read(bytes, plan.consistent);
        var index = plan.index;
        if (index == null) {
            meter.readTable(plan.table.name(), units);
        } else {
            meter.readIndex(plan.table.name(), index.name(), index.global(), units);
            if (lookups > 0) {
                meter.readTable(plan.table.name(), lookups);
            }
        }
    }

    /** The items, or null if only their number was asked for. */
    @Nullable
    List<Map<String, AttributeValue>> items() {
        return plan.countOnly ? null : items;
    }

    /** Where the next page begins; null if this was the last. */
    @Nullable
    Map<String, AttributeValue> lastKey() {
        return lastKey;
    }

    /** How many items were looked at. */
    int scanned() {
        return scanned;
    }

    /** How many of them passed the filter. */
    int matched() {
        return matched;
    }
}

package lyceum.tables.writing;

import java.util.List;
import java.util.Map;
import lyceum.tables.index.KeyRange;
import lyceum.tables.index.StorageKeys;
import lyceum.tables.schema.Index;
import lyceum.tables.schema.Table;
import lyceum.tables.storage.Storage;
import lyceum.tables.value.SdkValues;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionMetrics;

/**
 * Item collections: all items with one hash key, with their entries in local indexes. Their size is
 * counted when it is asked for, by reading through them.
 */
public final class ItemCollections {
    private static final double GIGABYTE = 1 << 30;

    private final Storage storage;

    public ItemCollections(Storage storage) {
        this.storage = storage;
    }

    /**
     * The metrics of an item's collection, or null if the caller did not ask or the table has no local
     * index. The size is a range of whole gigabytes.
     *
     * @param item the item or its key
     * @param wanted SIZE, NONE or null
     */
    public @Nullable ItemCollectionMetrics metrics(Table table, Map<String, Value> item, @Nullable String wanted) {
        var locals = table.indexes().stream().filter(index -> !index.global()).toList();
        if (locals.isEmpty() || !"SIZE".equals(wanted)) {
            return null;
        }
        var bytes = bytes(table, null, item);
        for (var index : locals) {
            bytes += bytes(table, index, item);
        }
        var gigabytes = Math.floor(bytes / GIGABYTE);
        var hash = table.key().hashes().getFirst().name();
        var key = SdkValues.toSdk(table.key().of(item));
        key.keySet().retainAll(List.of(hash));
        return ItemCollectionMetrics.builder()
                .itemCollectionKey(key)
                .sizeEstimateRangeGB(gigabytes, gigabytes + 1)
                .build();
    }

    private long bytes(Table table, @Nullable Index index, Map<String, Value> item) {
        var range = KeyRange.prefix(StorageKeys.partition(table, index, item));
        var bytes = 0L;
        try (var cursor = storage.scan(range.from(), range.to(), true)) {
            while (cursor.next()) {
                bytes += cursor.value().length;
            }
        }
        return bytes;
    }
}

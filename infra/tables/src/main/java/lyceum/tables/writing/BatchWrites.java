package lyceum.tables.writing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lyceum.tables.capacity.Meter;
import lyceum.tables.catalog.Catalog;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.storage.Storage;
import lyceum.tables.validation.Constraints;
import lyceum.tables.validation.ItemRules;
import lyceum.tables.validation.Parameters;
import lyceum.tables.value.Value;
import lyceum.tables.value.ValueReader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** BatchWriteItem. All of it is checked before any of it is written. */
public final class BatchWrites {
    private static final int MOST = 25;

    private final Storage storage;
    private final Catalog catalog;
    private final Writer writer;
    private final ItemCollections collections;

    public BatchWrites(Storage storage, Catalog catalog, Writer writer) {
        this.storage = storage;
        this.catalog = catalog;
        this.writer = writer;
        this.collections = new ItemCollections(storage);
    }

    public BatchWriteItemResponse batchWrite(BatchWriteItemRequest request, Meter meter) {
        check(request);
        var wanted = new ArrayList<Wanted>();
        request.requestItems().forEach((name, each) -> each.forEach(one -> wanted.add(Wanted.of(name, one))));
        Map<String, List<ItemCollectionMetrics>> metrics;
        try (var _ = catalog.use()) {
            var writes = wanted.stream().map(this::write).toList();
            if (!Places.distinct(writes.stream().map(Write::place).toList())) {
                throw Rejection.validation("Provided list of item keys contains duplicates");
            }
            writes.forEach(write -> writer.write(write, meter));
            metrics = metrics(writes, request.returnItemCollectionMetricsAsString());
        }
        storage.sync();
        return BatchWriteItemResponse.builder()
                .unprocessedItems(Map.of())
                .itemCollectionMetrics(metrics.isEmpty() ? null : metrics)
                .consumedCapacity(meter.answer(request.returnConsumedCapacity()))
                .build();
    }

    private static void check(BatchWriteItemRequest request) {
        var constraints = new Constraints();
        Parameters.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        Parameters.collectionMetrics(constraints, request.returnItemCollectionMetricsAsString());
        var items = request.hasRequestItems() ? request.requestItems() : null;
        constraints.notNull("requestItems", items);
        if (items != null) {
            constraints.count("RequestItems", items.size(), 1, Integer.MAX_VALUE);
            items.forEach(
                    (table, writes) -> constraints.count("RequestItems." + table + ".member", writes.size(), 1, MOST));
        }
        constraints.check();
        new Constraints().tableNames("requestItems", request.requestItems()).check();
        if (request.requestItems().values().stream().mapToInt(List::size).sum() > MOST) {
            throw Rejection.validation("Too many items requested for the BatchWriteItem call");
        }
    }

    /** A put or delete as it was asked for, its values read. */
    private record Wanted(
            String tableName,
            @Nullable Map<String, Value> put,
            @Nullable Map<String, Value> delete) {

        static Wanted of(String tableName, WriteRequest request) {
            if (request.putRequest() != null && request.deleteRequest() == null) {
                return new Wanted(
                        tableName, ValueReader.OLDER.item(request.putRequest().item()), null);
            }
            if (request.deleteRequest() != null && request.putRequest() == null) {
                return new Wanted(
                        tableName,
                        null,
                        ValueReader.OLDER.item(request.deleteRequest().key()));
            }
            throw Rejection.validation("Supplied AttributeValue has more than one datatypes set, must contain exactly"
                    + " one of the supported datatypes");
        }
    }

    private Write write(Wanted wanted) {
        var table = catalog.require(wanted.tableName);
        if (wanted.delete != null) {
            return Write.delete(table, wanted.delete, null, false);
        }
        if (wanted.put == null) {
            throw new IllegalStateException("a write is a put or a delete");
        }
        ItemRules.checkKeyOf(table, wanted.put);
        return Write.put(table, wanted.put, null, false);
    }

    private Map<String, List<ItemCollectionMetrics>> metrics(List<Write> writes, @Nullable String asked) {
        var metrics = new HashMap<String, List<ItemCollectionMetrics>>();
        for (var write : writes) {
            var one = collections.metrics(write.table(), write.key(), asked);
            if (one != null) {
                metrics.computeIfAbsent(write.table().name(), _ -> new ArrayList<>())
                        .add(one);
            }
        }
        return metrics;
    }
}

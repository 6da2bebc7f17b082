package lyceum.tables.transactions;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lyceum.tables.capacity.Meter;
import lyceum.tables.catalog.Catalog;
import lyceum.tables.reading.ItemReads;
import lyceum.tables.rejection.CancellationReason;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.schema.Table;
import lyceum.tables.storage.Storage;
import lyceum.tables.validation.Constraints;
import lyceum.tables.validation.Parameters;
import lyceum.tables.value.Sizes;
import lyceum.tables.writing.ItemCollections;
import lyceum.tables.writing.Places;
import lyceum.tables.writing.Write;
import lyceum.tables.writing.Writer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** TransactWriteItems. A client token makes a request happen once in ten minutes. */
public final class WriteTransactions {
    private static final int LONGEST_TOKEN = 36;

    private final Storage storage;
    private final Catalog catalog;
    private final Writer writer;
    private final ItemReads reads;
    private final RememberedTokens tokens;
    private final ItemCollections collections;

    public WriteTransactions(Storage storage, Catalog catalog, Writer writer, ItemReads reads, InstantSource clock) {
        this.storage = storage;
        this.catalog = catalog;
        this.writer = writer;
        this.reads = reads;
        this.tokens = new RememberedTokens(storage, clock);
        this.collections = new ItemCollections(storage);
    }

    /** Answers a TransactWriteItems. */
    public TransactWriteItemsResponse write(TransactWriteItemsRequest request, Meter meter) {
        checkMembers(request);
        var actions = request.transactItems().stream().map(Action::of).toList();
        Map<String, List<ItemCollectionMetrics>> metrics;
        try (var _ = catalog.use()) {
            var writes = writes(actions);
            carryOut(writes, ClientToken.of(request), meter);
            metrics = metrics(writes, request.returnItemCollectionMetricsAsString());
        }
        storage.sync();
        return TransactWriteItemsResponse.builder()
                .itemCollectionMetrics(metrics.isEmpty() ? null : metrics)
                .consumedCapacity(meter.answerSplit(request.returnConsumedCapacity()))
                .build();
    }

    private static void checkMembers(TransactWriteItemsRequest request) {
        var token = request.clientRequestToken();
        if (token != null) {
            new Constraints()
                    .count("ClientRequestToken", token.length(), 1, LONGEST_TOKEN)
                    .check();
        }
        var constraints = new Constraints();
        Parameters.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        Parameters.collectionMetrics(constraints, request.returnItemCollectionMetricsAsString());
        var items = request.hasTransactItems() ? request.transactItems() : null;
        constraints.notNull("transactItems", items);
        if (items != null) {
            constraints.count("TransactItems", items.size(), 1, Limits.MOST_ACTIONS);
            for (var i = 0; i < items.size(); i++) {
                Action.checkMembers(constraints, items.get(i), i + 1);
            }
        }
        constraints.check();
    }

    private List<Write> writes(List<Action> actions) {
        var tables = actions.stream()
                .map(action -> catalog.require(action.tableName()))
                .toList();
        for (var i = 0; i < actions.size(); i++) {
            actions.get(i).checkNoEmptyKeys(tables.get(i));
        }
        var writes = new ArrayList<Write>();
        var reasons = new ArrayList<CancellationReason>();
        for (var i = 0; i < actions.size(); i++) {
            reasons.add(prepare(actions.get(i), tables.get(i), writes));
        }
        if (!Places.distinct(writes.stream().map(Write::place).toList())) {
            throw Limits.twice();
        }
        if (writes.size() < actions.size()) {
            throw Rejection.transactionCancelled(reasons);
        }
        Limits.checkBytes(writes.stream()
                .mapToLong(write -> write.effect() instanceof Write.Put(var item) ? Sizes.ofItem(item) : 0)
                .sum());
        return writes;
    }

    private static CancellationReason prepare(Action action, Table table, List<Write> writes) {
        try {
            writes.add(action.on(table));
            return CancellationReason.NONE;
        } catch (Rejection e) {
            return CancellationReason.invalid(e);
        }
    }

    private void carryOut(List<Write> writes, @Nullable ClientToken token, Meter meter) {
        var places = new ArrayList<>(writes.stream().map(Write::place).toList());
        if (token != null) {
            places.add(token.place());
        }
        try (var _ = writer.hold(places)) {
            if (token == null) {
                writer.writeAll(writes, meter, List.of());
            } else if (!tokens.hasHappened(token)) {
                writer.writeAll(writes, meter, List.of(tokens.remember(token)));
            } else {
                // A repeated request only reads what it wrote before.
                writes.forEach(write -> reads.readTwice(write.table(), write.place(), meter));
            }
        }
    }

    private Map<String, List<ItemCollectionMetrics>> metrics(List<Write> writes, @Nullable String asked) {
        var metrics = new HashMap<String, List<ItemCollectionMetrics>>();
        for (var write : writes) {
            var one = collections.metrics(write.table(), write.key(), asked);
            if (one != null && !(write.effect() instanceof Write.Check)) {
                metrics.computeIfAbsent(write.table().name(), _ -> new ArrayList<>())
                        .add(one);
            }
        }
        return metrics;
    }
}

package lyceum.tables.transactions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lyceum.tables.capacity.Meter;
import lyceum.tables.catalog.Catalog;
import lyceum.tables.grammar.Projection;
import lyceum.tables.index.StorageKeys;
import lyceum.tables.reading.ItemReads;
import lyceum.tables.reading.Projecting;
import lyceum.tables.rejection.CancellationReason;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.schema.Table;
import lyceum.tables.validation.Constraints;
import lyceum.tables.validation.ItemRules;
import lyceum.tables.validation.Parameters;
import lyceum.tables.value.SdkValues;
import lyceum.tables.value.Sizes;
import lyceum.tables.value.Value;
import lyceum.tables.value.ValueReader;
import lyceum.tables.writing.Places;
import lyceum.tables.writing.Writer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;

/** TransactGetItems. */
public final class ReadTransactions {
    private final Catalog catalog;
    private final Writer writer;
    private final ItemReads reads;

    public ReadTransactions(Catalog catalog, Writer writer, ItemReads reads) {
        this.catalog = catalog;
        this.writer = writer;
        this.reads = reads;
    }

    /** Answers a TransactGetItems. */
    public TransactGetItemsResponse get(TransactGetItemsRequest request, Meter meter) {
        checkMembers(request);
        var wanted = request.transactItems().stream().map(Wanted::of).toList();
        var items = read(found(wanted), meter);
        var responses = new ArrayList<ItemResponse>();
        for (var i = 0; i < wanted.size(); i++) {
            responses.add(response(items.get(i), wanted.get(i).projection));
        }
        return TransactGetItemsResponse.builder()
                .responses(responses)
                .consumedCapacity(meter.answerSplit(request.returnConsumedCapacity()))
                .build();
    }

    private static void checkMembers(TransactGetItemsRequest request) {
        var constraints = new Constraints();
        Parameters.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        var items = request.hasTransactItems() ? request.transactItems() : null;
        constraints.notNull("transactItems", items);
        if (items != null) {
            constraints.count("TransactItems", items.size(), 1, Limits.MOST_ACTIONS);
            for (var i = 0; i < items.size(); i++) {
                checkMember(
                        constraints,
                        "transactItems." + (i + 1) + ".member.get",
                        items.get(i).get());
            }
        }
        constraints.check();
    }

    private static void checkMember(Constraints constraints, String at, @Nullable Get get) {
        constraints.notNull(at, get);
        if (get != null) {
            constraints
                    .tableName(at + ".tableName", get.tableName())
                    .notNull(at + ".key", get.hasKey() ? get.key() : null);
        }
    }

    /** What a transaction wants, read as far as it can be without the table. */
    private record Wanted(
            String tableName,
            Map<String, Value> key,
            @Nullable Projection projection) {

        static Wanted of(TransactGetItem item) {
            var get = item.get();
            var projection = Projecting.of(
                    get.projectionExpression(),
                    null,
                    get.hasExpressionAttributeNames() ? get.expressionAttributeNames() : null);
            return new Wanted(get.tableName(), ValueReader.CURRENT.item(get.key()), projection);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // short-lived; places are compared by their content
    private record Place(Table table, byte[] place) {}

    private List<Place> found(List<Wanted> wanted) {
        var tables =
                wanted.stream().map(each -> catalog.require(each.tableName)).toList();
        for (var i = 0; i < wanted.size(); i++) {
            ItemRules.checkNoEmptyKey(tables.get(i), wanted.get(i).key);
        }
        var places = new ArrayList<Place>();
        var reasons = new ArrayList<CancellationReason>();
        for (var i = 0; i < wanted.size(); i++) {
            reasons.add(find(tables.get(i), wanted.get(i).key, places));
        }
        if (!Places.distinct(places.stream().map(Place::place).toList())) {
            throw Limits.twice();
        }
        if (places.size() < wanted.size()) {
            throw Rejection.transactionCancelled(reasons);
        }
        return places;
    }

    private static CancellationReason find(Table table, Map<String, Value> key, List<Place> places) {
        try {
            ItemRules.checkKey(table, key);
            places.add(new Place(table, StorageKeys.item(table, key)));
            return CancellationReason.NONE;
        } catch (Rejection e) {
            return CancellationReason.invalid(e);
        }
    }

    private List<@Nullable Map<String, Value>> read(List<Place> places, Meter meter) {
        var items = new ArrayList<@Nullable Map<String, Value>>();
        var bytes = 0L;
        try (var _ = writer.hold(places.stream().map(Place::place).toList())) {
            for (var each : places) {
                var item = reads.readTwice(each.table, each.place, meter);
                bytes += item == null ? 0 : Sizes.ofItem(item);
                items.add(item);
            }
        }
        Limits.checkBytes(bytes);
        return items;
    }

    // An item of which the projection leaves nothing is not shown at all.
    private static ItemResponse response(@Nullable Map<String, Value> item, @Nullable Projection projection) {
        var shown = item == null ? Map.<String, Value>of() : Projecting.cut(item, projection);
        return ItemResponse.builder()
                .item(shown.isEmpty() ? null : SdkValues.toSdk(shown))
                .build();
    }
}

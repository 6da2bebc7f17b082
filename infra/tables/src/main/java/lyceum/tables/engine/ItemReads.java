package lyceum.tables.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lyceum.tables.capacity.CapacityUnits;
import lyceum.tables.capacity.Meter;
import lyceum.tables.catalog.Catalog;
import lyceum.tables.evaluation.Projections;
import lyceum.tables.grammar.ExpressionKind;
import lyceum.tables.grammar.Projection;
import lyceum.tables.index.StorageKeys;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.schema.Table;
import lyceum.tables.storage.Storage;
import lyceum.tables.validation.Constraints;
import lyceum.tables.validation.ExpressionParameters;
import lyceum.tables.validation.ExpressionParameters.Given;
import lyceum.tables.validation.ItemRules;
import lyceum.tables.validation.Parameters;
import lyceum.tables.value.ItemCodec;
import lyceum.tables.value.SdkValues;
import lyceum.tables.value.Sizes;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** GetItem and BatchGetItem. */
public final class ItemReads {
    private static final int MOST_KEYS = 100;
    private static final int MOST_BYTES = 16 << 20;

    private final Storage storage;
    private final Catalog catalog;

    ItemReads(Storage storage, Catalog catalog) {
        this.storage = storage;
        this.catalog = catalog;
    }

    GetItemResponse get(GetItemRequest request, Meter meter) {
        var constraints = new Constraints()
                .tableName(request.tableName())
                .notNull("key", request.hasKey() ? request.key() : null);
        Parameters.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        constraints.check();
        Parameters.refuseLegacy(request);
        var projection = projection(
                request.projectionExpression(),
                request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null);
        var key = SdkValues.fromSdk(request.key());
        var table = catalog.require(request.tableName());
        ItemRules.checkKey(table, key);

        var item = read(table, StorageKeys.item(table, key), Boolean.TRUE.equals(request.consistentRead()), meter);
        return GetItemResponse.builder()
                .item(item == null ? null : SdkValues.toSdk(cut(item, projection)))
                .consumedCapacity(meter.answerOne(request.returnConsumedCapacity()))
                .build();
    }

    public static @Nullable Projection projection(@Nullable String text, @Nullable Map<String, String> names) {
        var expressions = ExpressionParameters.of(List.of(new Given(ExpressionKind.PROJECTION, text)), names, null);
        var projection = expressions.projection(text);
        expressions.close();
        return projection;
    }

    public static Map<String, Value> cut(Map<String, Value> item, @Nullable Projection projection) {
        return projection == null ? item : Projections.apply(projection.paths(), item);
    }

    /** The item at a place, or null; counts its capacity. */
    @Nullable
    public Map<String, Value> read(Table table, byte[] place, boolean consistent, Meter meter) {
        var stored = storage.get(place);
        var item = stored == null ? null : ItemCodec.decode(stored);
        meter.readTable(table.name(), CapacityUnits.read(item == null ? 0 : Sizes.ofItem(item), consistent));
        return item;
    }

    /** As {@link #read}, at the price of a transaction, which looks at each item twice. */
    @Nullable
    public Map<String, Value> readTwice(Table table, byte[] place, Meter meter) {
        var item = read(table, place, true, meter);
        meter.readTable(table.name(), CapacityUnits.read(item == null ? 0 : Sizes.ofItem(item), true));
        return item;
    }

    BatchGetItemResponse batchGet(BatchGetItemRequest request, Meter meter) {
        var constraints = new Constraints();
        Parameters.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        constraints.notNull("requestItems", request.hasRequestItems() ? request.requestItems() : null);
        constraints.notEmpty("requestItems", request.requestItems());
        request.requestItems()
                .forEach((table, wanted) ->
                        constraints.size("requestItems." + table + ".member.keys", wanted.keys(), 1, MOST_KEYS));
        constraints.check();
        var gets = new ArrayList<Get>();
        request.requestItems().forEach((name, wanted) -> gets.add(check(name, wanted)));
        if (gets.stream().mapToInt(get -> get.keys.size()).sum() > MOST_KEYS) {
            throw Rejection.validation("Too many items requested for the BatchGetItem call");
        }

        var answers = new Answers();
        gets.forEach(get -> answer(get, answers, meter));
        return BatchGetItemResponse.builder()
                .responses(answers.found)
                .unprocessedKeys(answers.unprocessed)
                .consumedCapacity(meter.answer(request.returnConsumedCapacity()))
                .build();
    }

    /** What a batch wants of one table. */
    private record Get(
            String name,
            KeysAndAttributes wanted,
            List<Map<String, Value>> keys,
            @Nullable Projection projection) {}

    private static final class Answers {
        private final Map<String, List<Map<String, AttributeValue>>> found = new LinkedHashMap<>();
        private final Map<String, KeysAndAttributes> unprocessed = new LinkedHashMap<>();
        private long bytes;
    }

    private static Get check(String name, KeysAndAttributes wanted) {
        if (wanted.hasAttributesToGet()) {
            throw Rejection.validation("The legacy parameter AttributesToGet is not supported by this store; use an"
                    + " expression instead");
        }
        var projection = projection(
                wanted.projectionExpression(),
                wanted.hasExpressionAttributeNames() ? wanted.expressionAttributeNames() : null);
        var keys = wanted.keys().stream().map(SdkValues::fromSdk).toList();
        if (new HashSet<>(keys).size() < keys.size()) {
            throw Rejection.validation("Provided list of item keys contains duplicates");
        }
        return new Get(name, wanted, keys, projection);
    }

    private void answer(Get get, Answers answers, Meter meter) {
        var table = catalog.require(get.name);
        get.keys.forEach(key -> ItemRules.checkKey(table, key));
        var found = new ArrayList<Map<String, AttributeValue>>();
        answers.found.put(get.name, found);
        var consistent = Boolean.TRUE.equals(get.wanted.consistentRead());
        for (var i = 0; i < get.keys.size(); i++) {
            if (answers.bytes > MOST_BYTES) {
                answers.unprocessed.put(
                        get.name,
                        get.wanted.toBuilder()
                                .keys(get.wanted.keys().subList(i, get.keys.size()))
                                .build());
                return;
            }
            var item = read(table, StorageKeys.item(table, get.keys.get(i)), consistent, meter);
            if (item != null) {
                answers.bytes += Sizes.ofItem(item);
                found.add(SdkValues.toSdk(cut(item, get.projection)));
            }
        }
    }

    /** Whether a list has no two equal arrays. */
    public static boolean distinct(List<byte[]> places) {
        return places.stream().map(Arrays::toString).distinct().count() == places.size();
    }
}

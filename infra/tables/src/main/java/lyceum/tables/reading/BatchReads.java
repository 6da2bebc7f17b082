package lyceum.tables.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lyceum.tables.capacity.Meter;
import lyceum.tables.catalog.Catalog;
import lyceum.tables.grammar.Projection;
import lyceum.tables.index.StorageKeys;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.validation.Constraints;
import lyceum.tables.validation.ItemRules;
import lyceum.tables.validation.KeyPaths;
import lyceum.tables.validation.Parameters;
import lyceum.tables.value.SdkValues;
import lyceum.tables.value.Sizes;
import lyceum.tables.value.Value;
import lyceum.tables.value.ValueReader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** BatchGetItem. */
public final class BatchReads {
    private static final int MOST_KEYS = 100;
    private static final int MOST_BYTES = 16 << 20;

    private final Catalog catalog;
    private final ItemReads reads;

    public BatchReads(Catalog catalog, ItemReads reads) {
        this.catalog = catalog;
        this.reads = reads;
    }

    public BatchGetItemResponse batchGet(BatchGetItemRequest request, Meter meter) {
        checkMembers(request);
        checkNotMixed(request);
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

    private static void checkMembers(BatchGetItemRequest request) {
        var constraints = new Constraints();
        var items = request.hasRequestItems() ? request.requestItems() : null;
        if (items != null) {
            constraints.tableNames("requestItems", items);
        }
        Parameters.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        constraints.notNull("requestItems", items);
        if (items != null) {
            constraints.count("RequestItems", items.size(), 1, Integer.MAX_VALUE);
            items.forEach((table, wanted) -> constraints.count(
                    "RequestItems." + table + ".member.Keys", wanted.keys().size(), 1, MOST_KEYS));
            items.forEach((table, wanted) -> Parameters.attributesToGet(
                    constraints,
                    "requestItems." + table + ".member.attributesToGet",
                    wanted.hasAttributesToGet() ? wanted.attributesToGet() : null));
        }
        constraints.check();
    }

    // One table may not be asked with expressions and another without.
    private static void checkNotMixed(BatchGetItemRequest request) {
        var all = request.requestItems().values();
        var expression = all.stream()
                .map(KeysAndAttributes::projectionExpression)
                .filter(each -> each != null)
                .findFirst();
        var attributes =
                all.stream().filter(KeysAndAttributes::hasAttributesToGet).findFirst();
        if (expression.isPresent() && attributes.isPresent()) {
            Projecting.of(expression.get(), attributes.get().attributesToGet(), null);
        }
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
        var projection = Projecting.of(
                wanted.projectionExpression(),
                wanted.hasAttributesToGet() ? wanted.attributesToGet() : null,
                wanted.hasExpressionAttributeNames() ? wanted.expressionAttributeNames() : null);
        var keys = wanted.keys().stream().map(ValueReader.CURRENT::item).toList();
        if (new HashSet<>(keys).size() < keys.size()) {
            throw Rejection.validation("Provided list of item keys contains duplicates");
        }
        return new Get(name, wanted, keys, projection);
    }

    private void answer(Get get, Answers answers, Meter meter) {
        var table = catalog.require(get.name);
        get.keys.forEach(key -> ItemRules.checkKey(table, key));
        KeyPaths.check(table, get.projection);
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
            var item = reads.read(table, StorageKeys.item(table, get.keys.get(i)), consistent, meter);
            if (item != null) {
                answers.bytes += Sizes.ofItem(item);
                found.add(SdkValues.toSdk(Projecting.cut(item, get.projection)));
            }
        }
    }
}

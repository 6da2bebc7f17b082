package lyceum.courses.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lyceum.platform.http.Claim;
import lyceum.platform.http.DynamoReplays;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.model.IgnoreNullsMode;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.UpdateItemEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Conditional writes of one item in one call, alone, with the claim on an idempotency key, or with a second item. */
public final class Writes {
    /** A condition that does not hold, and one that another transaction is about to decide. */
    private static final Set<String> LOST = Set.of("ConditionalCheckFailed", "TransactionConflict");

    private static final Set<String> KEYS = Set.of(Keys.PK, Keys.SK);

    private final DynamoDbClient dynamo;
    private final DynamoReplays replays;

    public Writes(DynamoDbClient dynamo, DynamoReplays replays) {
        this.dynamo = dynamo;
        this.replays = replays;
    }

    /**
     * Puts an item on a condition; with a claim, both or neither.
     *
     * @return false where the condition did not hold
     * @throws Claim.Taken if the claim's key was not free
     */
    public <T> boolean put(DynamoDbTable<T> table, Class<T> type, T item, Expression condition, Optional<Claim> claim) {
        return claim.map(claimed -> commit(claimed, List.of(transactPut(table, item, condition))))
                .orElseGet(() -> held(() -> table.putItem(PutItemEnhancedRequest.builder(type)
                        .item(item)
                        .conditionExpression(condition)
                        .build())));
    }

    /** Puts an item on a condition and another beside it: both or neither. */
    public <T, U> boolean put(
            DynamoDbTable<T> table, T item, Expression condition, DynamoDbTable<U> otherTable, U other) {
        return commit(List.of(transactPut(table, item, condition), transactPut(otherTable, other)))
                .isEmpty();
    }

    /**
     * Changes those attributes of an item that {@code changes} has, on a condition; with a claim, both or neither.
     *
     * @return false where the condition did not hold
     * @throws Claim.Taken if the claim's key was not free
     */
    public <T> boolean update(
            DynamoDbTable<T> table, Class<T> type, T changes, Expression condition, Optional<Claim> claim) {
        return claim.map(claimed -> commit(claimed, List.of(transactUpdate(table, changes, condition))))
                .orElseGet(() -> held(() -> table.updateItem(UpdateItemEnhancedRequest.builder(type)
                        .item(changes)
                        .ignoreNullsMode(IgnoreNullsMode.SCALAR_ONLY)
                        .conditionExpression(condition)
                        .build())));
    }

    /**
     * Keeps an answer that has no other effect.
     *
     * @throws Claim.Taken if the claim's key was not free
     */
    public void keep(Claim claim) {
        commit(claim, List.of());
    }

    private static boolean held(Runnable write) {
        try {
            write.run();
            return true;
        } catch (ConditionalCheckFailedException refused) {
            return false;
        }
    }

    private boolean commit(Claim claim, List<TransactWriteItem> effect) {
        var writes = new ArrayList<>(List.of(replays.put(claim)));
        writes.addAll(effect);
        List<CancellationReason> reasons = commit(writes);
        if (reasons.isEmpty()) {
            claim.written();
            return true;
        }
        if (lost(reasons.getFirst())) {
            throw replays.taken(claim, reasons.getFirst());
        }
        return false;
    }

    /** Writes all or none; answers the reason of each where a condition did not hold, and nothing where all is written. */
    private List<CancellationReason> commit(List<TransactWriteItem> writes) {
        try {
            dynamo.transactWriteItems(transaction -> transaction.transactItems(writes));
            return List.of();
        } catch (TransactionCanceledException cancelled) {
            List<CancellationReason> reasons = cancelled.cancellationReasons();
            if (reasons.stream().noneMatch(Writes::lost)) {
                throw cancelled;
            }
            return reasons;
        }
    }

    private static boolean lost(CancellationReason reason) {
        return LOST.contains(reason.code());
    }

    private static <T> TransactWriteItem transactPut(DynamoDbTable<T> table, T item) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table.tableName()).item(attributes(table, item)))
                .build();
    }

    private static <T> TransactWriteItem transactPut(DynamoDbTable<T> table, T item, Expression condition) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table.tableName())
                        .item(attributes(table, item))
                        .conditionExpression(condition.expression())
                        .expressionAttributeValues(condition.expressionValues()))
                .build();
    }

    private static <T> TransactWriteItem transactUpdate(DynamoDbTable<T> table, T changes, Expression condition) {
        Map<String, AttributeValue> all = attributes(table, changes);
        var names = new HashMap<String, String>();
        var values = new HashMap<>(condition.expressionValues());
        String set = all.keySet().stream()
                .filter(name -> !KEYS.contains(name))
                .sorted()
                .peek(name -> names.put("#" + name, name))
                .peek(name -> values.put(":" + name, all.get(name)))
                .map(name -> "#" + name + " = :" + name)
                .collect(Collectors.joining(", ", "SET ", ""));
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table.tableName())
                        .key(Map.of(Keys.PK, all.get(Keys.PK), Keys.SK, all.get(Keys.SK)))
                        .updateExpression(set)
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values))
                .build();
    }

    private static <T> Map<String, AttributeValue> attributes(DynamoDbTable<T> table, T item) {
        return table.tableSchema().itemToMap(item, true);
    }
}

package lyceum.tables;

import static lyceum.tables.Items.invalid;
import static lyceum.tables.Items.item;
import static lyceum.tables.Items.n;
import static lyceum.tables.Items.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What batches and transactions say when they refuse a request, and what they say first, through both doors. */
@ParameterizedClass
@MethodSource("lyceum.tables.Store#doors")
class BatchWordsTest {
    private static final String ONE = "1 validation error detected: ";
    private static final String NO_MATCH = "The provided key element does not match the schema";
    private static final String CAPACITY = "Value 'BOGUS' at 'returnConsumedCapacity' failed to satisfy constraint:"
            + " Member must satisfy enum value set: [INDEXES, TOTAL, NONE]";

    private final DynamoDbClient client;
    private final String table;
    private final String indexed;

    BatchWordsTest(Store store) {
        client = store.client();
        table = store.freshTable();
        indexed = store.freshName();
        client.createTable(Items.twiceIndexedTable(indexed).build());
    }

    private static Map<String, AttributeValue> key() {
        return item("pk", s("a"));
    }

    private static BatchWriteItemRequest put(String table, Map<String, AttributeValue> item) {
        return BatchWriteItemRequest.builder()
                .requestItems(Map.of(
                        table,
                        List.of(WriteRequest.builder()
                                .putRequest(put -> put.item(item))
                                .build())))
                .build();
    }

    private static TransactWriteItem action(Consumer<TransactWriteItem.Builder> how) {
        return TransactWriteItem.builder().applyMutation(how).build();
    }

    private void transact(TransactWriteItem... actions) {
        client.transactWriteItems(request -> request.transactItems(actions));
    }

    @Test
    void batchesNameWhatIsWrongByItsPlace() {
        assertThat(invalid(() -> client.batchGetItem(request -> request.requestItems(Map.of()))))
                .isEqualTo(ONE + "Value at 'RequestItems' failed to satisfy constraint: Member must have length greater"
                        + " than or equal to 1");
        assertThat(invalid(() -> client.batchGetItem(request -> request.requestItems(Map.of(
                                "bad!name",
                                KeysAndAttributes.builder().keys(List.of(key())).build()))
                        .returnConsumedCapacity("BOGUS"))))
                .isEqualTo("2 validation errors detected: Value '{\"bad!name\":{\"Keys\":[{\"pk\":{\"S\":\"a\"}}]}}' at"
                        + " 'requestItems' failed to satisfy constraint: Map keys must satisfy constraint: [Member must"
                        + " have length less than or equal to 255, Member must have length greater than or equal to 3,"
                        + " Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]; " + CAPACITY);
        assertThat(invalid(() -> client.batchGetItem(request -> request.requestItems(Map.of(
                        table, KeysAndAttributes.builder().keys(List.of()).build())))))
                .isEqualTo(
                        ONE + "Value at 'RequestItems." + table + ".member.Keys' failed to satisfy constraint: Member"
                                + " must have length greater than or equal to 1");
        assertThat(invalid(() -> client.batchWriteItem(put("bad!name", key()).toBuilder()
                        .returnConsumedCapacity("BOGUS")
                        .build())))
                .isEqualTo(ONE + CAPACITY);
        assertThat(invalid(() -> client.batchWriteItem(put(table, item("pk", n(5))))))
                .isEqualTo(NO_MATCH);
        assertThat(invalid(() -> client.batchWriteItem(put(indexed, item("pk", s("a"), "sk", n(1), "x", n(5))))))
                .isEqualTo(
                        "One or more parameter values were invalid: Type mismatch for Index Key x Expected: S Actual:"
                                + " N IndexName: alpha");
    }

    @Test
    void transactionsRefuseRequestsAndCancelActions() {
        assertThat(invalid(() -> transact(
                        action(put -> put.put(one -> one.tableName("none").item(key()))),
                        action(check -> check.conditionCheck(
                                one -> one.tableName(table).key(key()).conditionExpression("attribute_not_exists("))))))
                .isEqualTo("Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"(\"");
        assertThat(invalid(() -> transact(
                        action(put -> put.put(one -> one.tableName(table).item(key()))),
                        action(delete ->
                                delete.delete(one -> one.tableName("bad!name").key(key()))))))
                .isEqualTo(ONE + "Value 'bad!name' at 'transactItems.2.member.delete.tableName' failed to satisfy"
                        + " constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
        assertThat(invalid(() -> transact(
                        action(put -> put.put(one -> one.tableName(table).item(item("pk", s(""))))))))
                .contains("cannot contain an empty string value. Key: pk");
        assertThat(invalid(() -> transact(action(update -> update.update(one -> one.tableName(indexed)
                        .key(item("pk", s("a"), "sk", n(1)))
                        .updateExpression("SET x = :v")
                        .expressionAttributeValues(Map.of(":v", s(""))))))))
                .contains("attempted to update a secondary index key to a value that is not supported");
        assertThat(reason(delete -> delete.delete(one -> one.tableName(table).key(item("pk", n(5))))))
                .isEqualTo(NO_MATCH);
        assertThat(reason(put -> put.put(one -> one.tableName(table).item(item("pk", n(5))))))
                .isEqualTo("One or more parameter values were invalid: Type mismatch for key pk expected: S actual: N");
        assertThat(reason(update -> update.update(one -> one.tableName(indexed)
                        .key(item("pk", s("a"), "sk", n(1)))
                        .updateExpression("SET x = :v")
                        .expressionAttributeValues(Map.of(":v", n(5))))))
                .isEqualTo(
                        "One or more parameter values were invalid: Type mismatch for Index Key x Expected: S Actual:"
                                + " N IndexName: alpha");
        assertThatThrownBy(() -> client.transactGetItems(request -> request.transactItems(TransactGetItem.builder()
                        .get(one -> one.tableName(table).key(Map.of()))
                        .build())))
                .isInstanceOf(TransactionCanceledException.class)
                .hasMessageContaining("[ValidationError]");
    }

    private String reason(Consumer<TransactWriteItem.Builder> how) {
        try {
            transact(action(how));
        } catch (TransactionCanceledException e) {
            return e.cancellationReasons().getFirst().message();
        }
        throw new AssertionError("nothing was cancelled");
    }

    @Test
    void repeatedTransactionsReadAtTheirPrice() {
        Consumer<TransactWriteItemsRequest.Builder> request = each -> each.clientRequestToken("token-" + table)
                .returnConsumedCapacity("INDEXES")
                .transactItems(action(put ->
                        put.put(one -> one.tableName(table).item(item("pk", s("a"), "big", s("x".repeat(1500)))))));
        var first = client.transactWriteItems(request).consumedCapacity().getFirst();
        var again = client.transactWriteItems(request).consumedCapacity().getFirst();
        assertThat(first.writeCapacityUnits()).isEqualTo(4.0);
        assertThat(first.readCapacityUnits()).isNull();
        assertThat(again.readCapacityUnits()).isEqualTo(2.0);
        assertThat(again.writeCapacityUnits()).isNull();
    }
}

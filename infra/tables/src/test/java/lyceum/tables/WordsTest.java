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
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What each operation says when it refuses a request, and what it says first, through both doors. */
@ParameterizedClass
@MethodSource("lyceum.tables.Store#doors")
class WordsTest {
    private static final String ONE = "1 validation error detected: ";
    private static final String NOT_NUMERIC = "The parameter cannot be converted to a numeric value";
    private static final String TOO_DEEP =
            "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported"
                    + " limit";
    private static final String CAPACITY = "Value 'BOGUS' at 'returnConsumedCapacity' failed to satisfy constraint:"
            + " Member must satisfy enum value set: [INDEXES, TOTAL, NONE]";

    private final DynamoDbClient client;
    private final String table;
    private final String indexed;

    WordsTest(Store store) {
        client = store.client();
        table = store.freshTable();
        indexed = store.freshName();
        client.createTable(Items.twiceIndexedTable(indexed).build());
    }

    private static Map<String, AttributeValue> key() {
        return item("pk", s("a"));
    }

    private static AttributeValue nested(int maps) {
        var value = s("leaf");
        for (var i = 0; i < maps; i++) {
            value = AttributeValue.fromM(Map.of("n", value));
        }
        return value;
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

    @Test
    void aBadNumberIsCalledSoInTheWordsOfTheOperation() {
        var bad = n("abc");
        var said = NOT_NUMERIC + ": abc";
        assertThat(invalid(() ->
                        client.deleteItem(request -> request.tableName(table).key(item("pk", bad)))))
                .isEqualTo(ONE + said);
        assertThat(invalid(() -> client.putItem(request -> request.tableName(table)
                        .item(key())
                        .conditionExpression("x = :v")
                        .expressionAttributeValues(Map.of(":v", bad)))))
                .isEqualTo(ONE + said);
        assertThat(invalid(
                        () -> client.getItem(request -> request.tableName(table).key(item("pk", bad)))))
                .isEqualTo(said);
        assertThat(invalid(() -> client.query(query("pk = :v", ":v", bad)))).isEqualTo(said);
        assertThat(invalid(() -> client.scan(request -> request.tableName(table)
                        .filterExpression("x = :v")
                        .expressionAttributeValues(Map.of(":v", bad)))))
                .isEqualTo("ExpressionAttributeValues contains invalid value: " + said + " for key :v");
        assertThat(invalid(() -> client.batchWriteItem(put(table, item("pk", s("a"), "x", n(""))))))
                .isEqualTo(NOT_NUMERIC);
        assertThat(invalid(() -> transact(
                        action(put -> put.put(one -> one.tableName(table).item(item("pk", s("a"), "x", bad)))))))
                .isEqualTo(said);
    }

    private QueryRequest query(String condition, Object... values) {
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(condition)
                .expressionAttributeValues(item(values))
                .build();
    }

    private static TransactWriteItem action(Consumer<TransactWriteItem.Builder> how) {
        return TransactWriteItem.builder().applyMutation(how).build();
    }

    private void transact(TransactWriteItem... actions) {
        client.transactWriteItems(request -> request.transactItems(actions));
    }

    @Test
    void singleWritesEnvelopeWhatIsWrongWithTheRequestOnly() {
        assertThat(invalid(() -> client.putItem(
                        request -> request.tableName(table).item(key()).conditionExpression(""))))
                .isEqualTo(ONE + "Invalid ConditionExpression: The expression can not be empty;");
        assertThat(invalid(() -> client.deleteItem(
                        request -> request.tableName(table).key(key()).expressionAttributeNames(Map.of("#a", "a")))))
                .isEqualTo(ONE + "ExpressionAttributeNames can only be specified when using expressions");
        assertThat(invalid(
                        () -> client.putItem(request -> request.tableName(table).item(item("pk", s(""))))))
                .isEqualTo("One or more parameter values are not valid. The AttributeValue for a key attribute cannot"
                        + " contain an empty string value. Key: pk");
        assertThat(invalid(() -> client.putItem(request -> request.tableName(table)
                        .item(item("pk", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[0])))))))
                .isEqualTo("One or more parameter values were invalid: Type mismatch for key pk expected: S actual: B");
    }

    @Test
    void anEmptyTableNameStandsAlone() {
        assertThat(invalid(() -> client.putItem(
                        request -> request.tableName("").item(Map.of()).returnValues("INVALID"))))
                .isEqualTo(ONE + "Value at 'TableName' failed to satisfy constraint: Member must have length greater"
                        + " than or equal to 1");
        assertThat(invalid(() -> client.updateItem(request -> request.tableName("none")
                        .key(key())
                        .returnValues("INVALID")
                        .returnConsumedCapacity("BOGUS"))))
                .isEqualTo(ONE + "Failed to satisfy constraint: Member must satisfy enum value set: [ALL_OLD,"
                        + " UPDATED_OLD, ALL_NEW, UPDATE_NEW, NONE]");
        assertThat(invalid(() -> client.deleteItem(
                        request -> request.tableName("x!").key(Map.of()).returnConsumedCapacity("BOGUS"))))
                .isEqualTo("2 validation errors detected: " + CAPACITY + "; Value 'x!' at 'tableName' failed to satisfy"
                        + " constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
    }

    @Test
    void withoutAKeyTheOlderFrontEndSaysAllThatIsWrong() {
        var update = UpdateItemRequest.builder()
                .tableName("")
                .updateExpression("SET a = :a")
                .expressionAttributeValues(Map.of(":a", s("x")))
                .returnConsumedCapacity("BOGUS")
                .returnValues("INVALID")
                .build();
        assertThat(invalid(() -> client.updateItem(update)))
                .isEqualTo("4 validation errors detected: " + CAPACITY + "; Value '' at 'tableName' failed to satisfy"
                        + " constraint: Member must have length greater than or equal to 1; Value 'INVALID' at"
                        + " 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW,"
                        + " UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]; Value null at 'key' failed to satisfy constraint:"
                        + " Member must not be null");
    }

    @Test
    void absurdlyDeepRequestsAreReadByTheOlderFrontEnd() {
        assertThat(invalid(() -> client.deleteItem(request -> request.tableName(table)
                        .key(key())
                        .conditionExpression("d = :deep")
                        .expressionAttributeValues(Map.of(":deep", nested(63)))
                        .returnValues("UPDATED_NEW"))))
                .isEqualTo("ReturnValues can only be ALL_OLD or NONE");
        assertThat(invalid(() -> client.deleteItem(request -> request.tableName(table)
                        .key(key())
                        .conditionExpression("d = :deep")
                        .expressionAttributeValues(Map.of(":deep", nested(40)))
                        .returnValues("UPDATED_NEW"))))
                .isEqualTo(ONE + "ReturnValues can only be ALL_OLD or NONE");
    }

    @Test
    void documentsHaveThirtyTwoLevels() {
        client.putItem(request -> request.tableName(table).item(item("pk", s("a"), "d", nested(31))));
        assertThat(invalid(() ->
                        client.putItem(request -> request.tableName(table).item(item("pk", s("a"), "d", nested(32))))))
                .isEqualTo(ONE + TOO_DEEP);
        assertThat(invalid(() -> client.updateItem(request -> request.tableName(table)
                        .key(key())
                        .updateExpression("SET d.n = :deep")
                        .expressionAttributeValues(Map.of(":deep", nested(31))))))
                .isEqualTo(TOO_DEEP);
        assertThat(invalid(() -> transact(action(update -> update.update(one -> one.tableName(table)
                        .key(key())
                        .updateExpression("SET d = :deep")
                        .expressionAttributeValues(Map.of(":deep", nested(32))))))))
                .isEqualTo(TOO_DEEP);
        assertThat(invalid(() -> transact(action(check -> check.conditionCheck(one -> one.tableName(table)
                        .key(key())
                        .conditionExpression("d = :deep")
                        .expressionAttributeValues(Map.of(":deep", nested(32))))))))
                .isEqualTo(TOO_DEEP);
        assertThatThrownBy(() -> transact(action(update -> update.update(one -> one.tableName(table)
                        .key(key())
                        .updateExpression("SET d.n = :deep")
                        .expressionAttributeValues(Map.of(":deep", nested(31)))))))
                .isInstanceOfSatisfying(TransactionCanceledException.class, e -> {
                    assertThat(e.cancellationReasons().getFirst().code()).isEqualTo("ValidationError");
                    assertThat(e.cancellationReasons().getFirst().message()).isEqualTo(TOO_DEEP);
                });
    }

    @Test
    void keyConditionsAreReadFromLeftToRight() {
        var byNumber = Map.<String, AttributeValue>of(":n", n(1));
        assertThat(keyCondition("pk = :missing AND begins_with(sk, :n)", byNumber))
                .endsWith("is not defined; attribute value: :missing");
        assertThat(keyCondition("begins_with(sk, :n) AND pk = :missing", byNumber))
                .isEqualTo(
                        "Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or"
                                + " function: begins_with, operand type: N");
        assertThat(keyCondition("pk = :s AND :t >= sk", item(":s", s("a"), ":t", AttributeValue.fromBool(true))))
                .endsWith("operator or function: >=, operand type: BOOL");
        assertThat(keyCondition("pk = :s AND begins_with(sk, :s)", item(":s", s("a"))))
                .isEqualTo("One or more parameter values were invalid: Condition parameter type does not match schema"
                        + " type");
        assertThat(keyCondition("pk = :s AND sk > :n AND y = :n", item(":s", s("a"), ":n", n(1))))
                .isEqualTo("The number of query conditions (3) exceeds the number of key attributes defined in the"
                        + " schema (2)");
    }

    private String keyCondition(String condition, Map<String, AttributeValue> values) {
        return invalid(() -> client.query(request ->
                request.tableName(indexed).keyConditionExpression(condition).expressionAttributeValues(values)));
    }

    @Test
    void selectAndProjectionMustFit() {
        assertThat(invalid(() -> client.query(query("pk = :p", ":p", s("a")).toBuilder()
                        .select("SPECIFIC_ATTRIBUTES")
                        .build())))
                .isEqualTo(ONE + "Must specify the AttributesToGet or ProjectionExpression when choosing to get"
                        + " SPECIFIC_ATTRIBUTES");
        assertThat(invalid(() -> client.scan(request -> request.tableName(table).select("SPECIFIC_ATTRIBUTES"))))
                .startsWith("Must specify the AttributesToGet or ProjectionExpression");
        assertThat(invalid(() -> client.scan(
                        request -> request.tableName(table).select("COUNT").attributesToGet("pk"))))
                .isEqualTo("Cannot specify the AttributesToGet when choosing to get only the Count");
    }

    @Test
    void anUpdateIsMeasuredByWhatItSaysToo() {
        var most = 400 * 1024 - 3 - 19 - 1;
        setPadding("K", most);
        assertThat(invalid(() -> setPadding("L", most + 1)))
                .isEqualTo(ONE + "Item size to update has exceeded the maximum allowed size");
        transact(action(update -> update.update(one -> one.tableName(table)
                .key(item("pk", s("L")))
                .updateExpression("SET b = :pad")
                .expressionAttributeValues(Map.of(":pad", s("x".repeat(most + 1)))))));
    }

    private void setPadding(String pk, int bytes) {
        client.updateItem(request -> request.tableName(table)
                .key(item("pk", s(pk)))
                .updateExpression("SET b = :pad")
                .expressionAttributeValues(Map.of(":pad", s("x".repeat(bytes)))));
    }

    @Test
    void collectionsAreMeasuredWhereLocalIndexesNeedIt() {
        var name = table + "-collections";
        client.createTable(Items.sortedTable(name, ScalarAttributeType.S)
                .attributeDefinitions(
                        Items.attribute("pk", ScalarAttributeType.S),
                        Items.attribute("sk", ScalarAttributeType.S),
                        Items.attribute("l", ScalarAttributeType.S))
                .localSecondaryIndexes(Items.local("local", Items.hash("pk"), Items.range("l")))
                .build());
        var item = item("pk", s("a"), "sk", s("b"), "l", s("c"));
        var metrics = client.putItem(
                        request -> request.tableName(name).item(item).returnItemCollectionMetrics("SIZE"))
                .itemCollectionMetrics();
        assertThat(metrics.itemCollectionKey()).isEqualTo(item("pk", s("a")));
        assertThat(metrics.sizeEstimateRangeGB()).containsExactly(0.0, 1.0);
        assertThat(client.putItem(
                                request -> request.tableName(table).item(key()).returnItemCollectionMetrics("SIZE"))
                        .itemCollectionMetrics())
                .isNull();
        assertThat(client.batchWriteItem(put(name, item).toBuilder()
                                .returnItemCollectionMetrics("SIZE")
                                .build())
                        .itemCollectionMetrics())
                .containsOnlyKeys(name);
    }
}

package lyceum.tables;

import static lyceum.tables.Items.invalid;
import static lyceum.tables.Items.item;
import static lyceum.tables.Items.n;
import static lyceum.tables.Items.refused;
import static lyceum.tables.Items.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Batches and transactions, through both doors on both storages. */
@ParameterizedClass
@MethodSource("lyceum.tables.Store#all")
class BatchAndTransactionTest {
    private final Store store;
    private final DynamoDbClient client;
    private final String first;
    private final String second;

    BatchAndTransactionTest(Store store) {
        this.store = store;
        client = store.client();
        first = store.freshTable();
        second = store.freshTable();
    }

    private static WriteRequest put(Map<String, AttributeValue> item) {
        return WriteRequest.builder().putRequest(put -> put.item(item)).build();
    }

    private Map<String, AttributeValue> get(String table, String pk) {
        return client.getItem(request -> request.tableName(table).key(item("pk", s(pk))))
                .item();
    }

    @Test
    void aBatchWritesAndReadsManyTables() {
        var written = client.batchWriteItem(request -> request.requestItems(Map.of(
                        first, List.of(put(item("pk", s("a"), "x", n(1))), put(item("pk", s("b")))),
                        second, List.of(put(item("pk", s("a"), "y", n(2))))))
                .returnConsumedCapacity("TOTAL"));
        assertThat(written.unprocessedItems()).isEmpty();
        assertThat(written.consumedCapacity())
                .extracting(capacity -> capacity.tableName(), capacity -> capacity.capacityUnits())
                .containsExactlyInAnyOrder(tuple(first, 2.0), tuple(second, 1.0));
        client.batchWriteItem(request -> request.requestItems(Map.of(
                first,
                List.of(WriteRequest.builder()
                        .deleteRequest(delete -> delete.key(item("pk", s("b"))))
                        .build()))));

        var read = client.batchGetItem(request -> request.requestItems(Map.of(
                first,
                        KeysAndAttributes.builder()
                                .keys(List.of(item("pk", s("a")), item("pk", s("b"))))
                                .projectionExpression("x")
                                .build(),
                second,
                        KeysAndAttributes.builder()
                                .keys(List.of(item("pk", s("a")), item("pk", s("none"))))
                                .build())));
        assertThat(read.responses())
                .isEqualTo(Map.of(first, List.of(item("x", n(1))), second, List.of(item("pk", s("a"), "y", n(2)))));
        assertThat(read.unprocessedKeys()).isEmpty();
    }

    @Test
    void aBatchThatWouldAnswerTooMuchLeavesTheRestForLater() {
        var big = s("x".repeat(390_000));
        for (var i = 0; i < 50; i++) {
            var pk = s("p" + i);
            client.putItem(request -> request.tableName(first).item(item("pk", pk, "big", big)));
        }
        var keys = IntStream.range(0, 50).mapToObj(i -> item("pk", s("p" + i))).toList();
        var wanted = Map.of(first, KeysAndAttributes.builder().keys(keys).build());
        var seen = 0;
        var calls = 0;
        while (!wanted.isEmpty()) {
            var next = wanted;
            var read = client.batchGetItem(request -> request.requestItems(next));
            seen += read.responses().getOrDefault(first, List.of()).size();
            wanted = read.unprocessedKeys();
            calls++;
        }
        assertThat(seen).isEqualTo(50);
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void batchesAreBounded() {
        var tooMany = IntStream.range(0, 26)
                .mapToObj(i -> put(item("pk", s("p" + i))))
                .toList();
        assertThat(invalid(() -> client.batchWriteItem(request -> request.requestItems(Map.of(first, tooMany)))))
                .contains("Member must have length less than or equal to 25");
        assertThat(invalid(() -> client.batchWriteItem(request -> request.requestItems(
                        Map.of(first, List.of(put(item("pk", s("a"))), put(item("pk", s("a")))))))))
                .isEqualTo("Provided list of item keys contains duplicates");
        var keys = IntStream.range(0, 101).mapToObj(i -> item("pk", s("p" + i))).toList();
        assertThat(invalid(() -> client.batchGetItem(request -> request.requestItems(
                        Map.of(first, KeysAndAttributes.builder().keys(keys).build())))))
                .contains("Member must have length less than or equal to 100");
        assertThat(invalid(() -> client.batchGetItem(request -> request.requestItems(Map.of(
                        first,
                        KeysAndAttributes.builder()
                                .keys(List.of(item("pk", s("a")), item("pk", s("a"))))
                                .build())))))
                .isEqualTo("Provided list of item keys contains duplicates");
    }

    @Test
    void aTransactionDoesAllItsActions() {
        client.putItem(request -> request.tableName(first).item(item("pk", s("update"), "x", n(1))));
        client.putItem(request -> request.tableName(first).item(item("pk", s("delete"))));
        client.putItem(request -> request.tableName(second).item(item("pk", s("check"), "ok", n(1))));
        var answer = client.transactWriteItems(request -> request.transactItems(
                        TransactWriteItem.builder()
                                .put(put -> put.tableName(second).item(item("pk", s("put"))))
                                .build(),
                        TransactWriteItem.builder()
                                .update(update -> update.tableName(first)
                                        .key(item("pk", s("update")))
                                        .updateExpression("ADD x :one")
                                        .expressionAttributeValues(item(":one", n(1))))
                                .build(),
                        TransactWriteItem.builder()
                                .delete(delete -> delete.tableName(first).key(item("pk", s("delete"))))
                                .build(),
                        TransactWriteItem.builder()
                                .conditionCheck(check -> check.tableName(second)
                                        .key(item("pk", s("check")))
                                        .conditionExpression("attribute_exists(ok)"))
                                .build())
                .returnConsumedCapacity("TOTAL"));
        assertThat(get(second, "put")).isNotEmpty();
        assertThat(get(first, "update")).containsEntry("x", n(2));
        assertThat(get(first, "delete")).isEmpty();
        assertThat(get(second, "check")).containsEntry("ok", n(1));
        assertThat(answer.consumedCapacity()).hasSize(2).allMatch(each -> each.writeCapacityUnits() == 4.0);
    }

    @Test
    void aTransactionThatFailsDoesNothingAndSaysWhyForEachAction() {
        client.putItem(request -> request.tableName(first).item(item("pk", s("a"), "x", s("text"))));
        assertThatThrownBy(() -> client.transactWriteItems(request -> request.transactItems(
                        TransactWriteItem.builder()
                                .put(put -> put.tableName(second).item(item("pk", s("put"))))
                                .build(),
                        TransactWriteItem.builder()
                                .put(put -> put.tableName(first)
                                        .item(item("pk", s("a")))
                                        .conditionExpression("attribute_not_exists(pk)")
                                        .returnValuesOnConditionCheckFailure("ALL_OLD"))
                                .build(),
                        TransactWriteItem.builder()
                                .update(update -> update.tableName(first)
                                        .key(item("pk", s("b")))
                                        .updateExpression("SET y = x"))
                                .build())))
                .isInstanceOfSatisfying(TransactionCanceledException.class, refusal -> {
                    assertThat(refusal.awsErrorDetails().errorMessage())
                            .isEqualTo("Transaction cancelled, please refer cancellation reasons for specific reasons"
                                    + " [None, ConditionalCheckFailed, ValidationError]");
                    var reasons = refusal.cancellationReasons();
                    assertThat(reasons)
                            .extracting(reason -> reason.code())
                            .containsExactly("None", "ConditionalCheckFailed", "ValidationError");
                    assertThat(reasons.get(1).item()).isEqualTo(item("pk", s("a"), "x", s("text")));
                    assertThat(reasons.get(1).message()).isEqualTo("The conditional request failed");
                    assertThat(reasons.get(2).message())
                            .isEqualTo(
                                    "The provided expression refers to an attribute that does not exist in the item");
                });
        assertThat(get(second, "put")).isEmpty();
    }

    private TransactWriteItemsRequest add(String token, int amount) {
        return TransactWriteItemsRequest.builder()
                .clientRequestToken(token)
                .transactItems(TransactWriteItem.builder()
                        .update(update -> update.tableName(first)
                                .key(item("pk", s("counter")))
                                .updateExpression("ADD x :n")
                                .expressionAttributeValues(item(":n", n(amount))))
                        .build())
                .build();
    }

    @Test
    void aClientTokenMakesATransactionHappenOnceForTenMinutes() {
        client.transactWriteItems(add("token-1", 5));
        client.transactWriteItems(add("token-1", 5));
        assertThat(get(first, "counter")).containsEntry("x", n(5));
        assertThat(refused(() -> client.transactWriteItems(add("token-1", 6)), "IdempotentParameterMismatchException"))
                .contains("do not match");
        store.clock().advance(Duration.ofMinutes(10));
        client.transactWriteItems(add("token-1", 6));
        assertThat(get(first, "counter")).containsEntry("x", n(11));
    }

    @Test
    void transactionsAreBounded() {
        var item = TransactWriteItem.builder()
                .put(put -> put.tableName(first).item(item("pk", s("a"))))
                .build();
        assertThat(invalid(() -> client.transactWriteItems(request -> request.transactItems(item, item))))
                .isEqualTo("Transaction request cannot include multiple operations on one item");
        var tooMany = IntStream.range(0, 101)
                .mapToObj(i -> TransactWriteItem.builder()
                        .put(put -> put.tableName(first).item(item("pk", s("p" + i))))
                        .build())
                .toList();
        assertThat(invalid(() -> client.transactWriteItems(request -> request.transactItems(tooMany))))
                .contains("Member must have length less than or equal to 100");
        assertThat(invalid(() -> client.transactWriteItems(request ->
                        request.transactItems(TransactWriteItem.builder().build()))))
                .isEqualTo("Invalid Request: TransactWriteRequest should contain Delete or Put or Update request");
        var big = s("x".repeat(390_000));
        var tooBig = IntStream.range(0, 11)
                .mapToObj(i -> TransactWriteItem.builder()
                        .put(put -> put.tableName(first).item(item("pk", s("p" + i), "big", big)))
                        .build())
                .toList();
        assertThat(invalid(() -> client.transactWriteItems(request -> request.transactItems(tooBig))))
                .contains("aggregate size");
    }

    @Test
    void aTransactionReadsManyItemsInTheOrderAskedFor() {
        client.putItem(request -> request.tableName(first).item(item("pk", s("a"), "x", n(1), "y", n(2))));
        client.putItem(request -> request.tableName(second).item(item("pk", s("b"))));
        var answer = client.transactGetItems(request -> request.transactItems(
                TransactGetItem.builder()
                        .get(get -> get.tableName(second).key(item("pk", s("b"))))
                        .build(),
                TransactGetItem.builder()
                        .get(get -> get.tableName(first).key(item("pk", s("none"))))
                        .build(),
                TransactGetItem.builder()
                        .get(get -> get.tableName(first).key(item("pk", s("a"))).projectionExpression("y"))
                        .build()));
        assertThat(answer.responses()).hasSize(3);
        assertThat(answer.responses().get(0).item()).isEqualTo(item("pk", s("b")));
        assertThat(answer.responses().get(1).hasItem()).isFalse();
        assertThat(answer.responses().get(2).item()).isEqualTo(item("y", n(2)));
    }
}

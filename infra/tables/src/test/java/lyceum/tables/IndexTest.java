package lyceum.tables;

import static lyceum.tables.Items.invalid;
import static lyceum.tables.Items.item;
import static lyceum.tables.Items.n;
import static lyceum.tables.Items.s;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Queries of local and global indexes, through both doors on both storages. */
@ParameterizedClass
@MethodSource("lyceum.tables.Store#all")
class IndexTest {
    private final DynamoDbClient client;
    private final IndexedTable indexed;
    private final String table;

    IndexTest(Store store) {
        client = store.client();
        indexed = new IndexedTable(store);
        table = indexed.name();
    }

    @Test
    void aLocalIndexSortsAPartitionAnotherWayAndFetchesWhatItLacks() {
        indexed.put("pk", s("a"), "sk", n(1), "day", s("tue"), "x", n(10));
        indexed.put("pk", s("a"), "sk", n(2), "day", s("mon"), "x", n(20));
        indexed.put("pk", s("a"), "sk", n(3), "x", n(30));
        var lean = client.query(
                indexed.query("pk = :p", ":p", s("a")).indexName("by-day").build());
        assertThat(lean.items())
                .containsExactly(
                        item("day", s("mon"), "pk", s("a"), "sk", n(2)),
                        item("day", s("tue"), "pk", s("a"), "sk", n(1)));
        var whole = client.query(indexed.query("pk = :p", ":p", s("a"))
                .indexName("by-day")
                .consistentRead(true)
                .projectionExpression("x")
                .build());
        assertThat(whole.items()).containsExactly(item("x", n(20)), item("x", n(10)));
    }

    @Test
    void aGlobalIndexFollowsItsItems() {
        indexed.put("pk", s("a"), "sk", n(1), "kind", s("k"), "day", s("mon"), "x", n(1));
        indexed.put("pk", s("b"), "sk", n(1), "kind", s("k"), "day", s("sun"));
        indexed.put("pk", s("c"), "sk", n(1), "kind", s("k"));
        var byKind =
                indexed.query("kind = :k", ":k", s("k")).indexName("by-kind").build();
        assertThat(client.query(byKind).items())
                .extracting(item -> item.get("pk"))
                .containsExactly(s("a"), s("b"));

        client.updateItem(request -> request.tableName(table)
                .key(item("pk", s("a"), "sk", n(1)))
                .updateExpression("SET kind = :other")
                .expressionAttributeValues(item(":other", s("other"))));
        assertThat(client.query(byKind).items())
                .extracting(item -> item.get("pk"))
                .containsExactly(s("b"));
        client.updateItem(request ->
                request.tableName(table).key(item("pk", s("b"), "sk", n(1))).updateExpression("REMOVE kind"));
        assertThat(client.query(byKind).items()).isEmpty();
        client.deleteItem(request -> request.tableName(table).key(item("pk", s("a"), "sk", n(1))));
        assertThat(client.scan(request -> request.tableName(table).indexName("by-kind"))
                        .count())
                .isZero();
    }

    @Test
    void anIndexPageGoesOnFromTheKeysOfIndexAndTable() {
        IntStream.range(0, 6).forEach(i -> indexed.put("pk", s("p" + i), "sk", n(1), "kind", s("k"), "day", s("same")));
        var request =
                indexed.query("kind = :k", ":k", s("k")).indexName("by-kind").limit(4);
        var first = client.query(request.build());
        assertThat(first.lastEvaluatedKey()).containsOnlyKeys("pk", "sk", "kind", "day");
        var second =
                client.query(request.exclusiveStartKey(first.lastEvaluatedKey()).build());
        assertThat(second.count()).isEqualTo(2);
        assertThat(second.items()).doesNotContainAnyElementsOf(first.items());
    }

    @Test
    void aGlobalIndexGivesOnlyWhatItHolds() {
        indexed.put("pk", s("a"), "sk", n(1), "kind", s("k"), "x", n(1), "y", n(2));
        var lean = indexed.query("kind = :k", ":k", s("k")).indexName("by-kind-lean");
        assertThat(client.query(lean.build()).items())
                .containsExactly(item("pk", s("a"), "sk", n(1), "kind", s("k"), "x", n(1)));
        assertThat(invalid(() -> client.query(lean.select(Select.ALL_ATTRIBUTES).build())))
                .isEqualTo("One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for"
                        + " global secondary index by-kind-lean because its projection type is not ALL");
        assertThat(invalid(() -> client.query(indexed.query("kind = :k", ":k", s("k"))
                        .indexName("by-kind")
                        .consistentRead(true)
                        .build())))
                .isEqualTo("Consistent reads are not supported on global secondary indexes");
    }

    @Test
    void indexKeysMustHaveTheirTypes() {
        assertThat(invalid(() -> indexed.put("pk", s("a"), "sk", n(1), "kind", n(1))))
                .isEqualTo("One or more parameter values were invalid: Type mismatch for Index Key kind Expected: S"
                        + " Actual: N IndexName: by-kind");
        indexed.put("pk", s("a"), "sk", n(1));
        assertThat(invalid(() -> client.updateItem(request -> request.tableName(table)
                        .key(item("pk", s("a"), "sk", n(1)))
                        .updateExpression("SET kind = :n")
                        .expressionAttributeValues(item(":n", n(1))))))
                .isEqualTo("The update expression attempted to update the secondary index key to unsupported type");
    }

    @Test
    void theKeysOfIndexesAreNoLongerThanThoseOfTables() {
        var tooLong = "One or more parameter values were invalid: Size limit exceeded for Index Key ";
        indexed.put("pk", s("a"), "sk", n(1), "kind", s("k".repeat(2048)), "day", s("d".repeat(1024)));
        assertThat(invalid(() -> indexed.put("pk", s("b"), "sk", n(1), "kind", s("k".repeat(2049)))))
                .startsWith(tooLong + "kind Actual Size: 2049 bytes Max Size: 2048 bytes IndexName: by-kind");
        assertThat(invalid(() -> indexed.put("pk", s("b"), "sk", n(1), "day", s("d".repeat(1025)))))
                .startsWith(tooLong + "day Actual Size: 1025 bytes Max Size: 1024 bytes IndexName: by-");
        assertThat(invalid(() -> client.updateItem(request -> request.tableName(table)
                        .key(item("pk", s("a"), "sk", n(1)))
                        .updateExpression("SET kind = :k")
                        .expressionAttributeValues(Map.of(":k", s("k".repeat(3000)))))))
                .startsWith(tooLong + "kind Actual Size: 3000 bytes");
        assertThat(client.scan(request -> request.tableName(table)).count()).isEqualTo(1);
    }

    @Test
    void capacityIsCountedByTableAndIndex() {
        indexed.put("pk", s("a"), "sk", n(1), "kind", s("k"), "day", s("mon"), "x", s("x".repeat(5000)));
        var get = client.getItem(request -> request.tableName(table)
                .key(item("pk", s("a"), "sk", n(1)))
                .consistentRead(true)
                .returnConsumedCapacity("TOTAL"));
        assertThat(get.consumedCapacity().capacityUnits()).isEqualTo(2.0);
        assertThat(get.consumedCapacity().table()).isNull();
        var query = client.query(indexed.query("kind = :k", ":k", s("k"))
                .indexName("by-kind")
                .returnConsumedCapacity("INDEXES")
                .build());
        assertThat(query.consumedCapacity().capacityUnits()).isEqualTo(1.0);
        assertThat(query.consumedCapacity().globalSecondaryIndexes()).containsOnlyKeys("by-kind");
        var update = client.updateItem(request -> request.tableName(table)
                .key(item("pk", s("a"), "sk", n(1)))
                .updateExpression("SET #day = :tue")
                .expressionAttributeNames(Map.of("#day", "day"))
                .expressionAttributeValues(Map.of(":tue", s("tue")))
                .returnConsumedCapacity("INDEXES"));
        assertThat(update.consumedCapacity().table().capacityUnits()).isEqualTo(5.0);
        assertThat(update.consumedCapacity().localSecondaryIndexes().values())
                .allMatch(capacity -> capacity.capacityUnits() == 2.0);
        assertThat(update.consumedCapacity().capacityUnits()).isEqualTo(5.0 + 2.0 + 10.0 + 0.0);
        var missing = client.getItem(request ->
                request.tableName(table).key(item("pk", s("none"), "sk", n(1))).returnConsumedCapacity("TOTAL"));
        assertThat(missing.consumedCapacity().capacityUnits()).isEqualTo(0.5);
    }
}

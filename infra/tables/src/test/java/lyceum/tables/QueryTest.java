package lyceum.tables;

import static lyceum.tables.Items.attribute;
import static lyceum.tables.Items.hash;
import static lyceum.tables.Items.invalid;
import static lyceum.tables.Items.item;
import static lyceum.tables.Items.n;
import static lyceum.tables.Items.range;
import static lyceum.tables.Items.s;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Query and Scan on tables and indexes, through both doors on both storages. */
@ParameterizedClass
@MethodSource("lyceum.tables.Store#all")
class QueryTest {
    private final DynamoDbClient client;
    private final String table;

    /** A table with a numeric range, a local index by {@code day} and global ones by {@code kind}. */
    QueryTest(Store store) {
        client = store.client();
        table = store.freshName();
        client.createTable(Items.sortedTable(table, ScalarAttributeType.N)
                .attributeDefinitions(
                        attribute("pk", ScalarAttributeType.S),
                        attribute("sk", ScalarAttributeType.N),
                        attribute("day", ScalarAttributeType.S),
                        attribute("kind", ScalarAttributeType.S))
                .localSecondaryIndexes(LocalSecondaryIndex.builder()
                        .indexName("by-day")
                        .keySchema(hash("pk"), range("day"))
                        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                        .build())
                .globalSecondaryIndexes(
                        GlobalSecondaryIndex.builder()
                                .indexName("by-kind")
                                .keySchema(hash("kind"), range("day"))
                                .projection(projection -> projection.projectionType(ProjectionType.ALL))
                                .build(),
                        GlobalSecondaryIndex.builder()
                                .indexName("by-kind-lean")
                                .keySchema(hash("kind"))
                                .projection(projection -> projection
                                        .projectionType(ProjectionType.INCLUDE)
                                        .nonKeyAttributes("x"))
                                .build())
                .build());
    }

    private void put(Object... namesAndValues) {
        client.putItem(request -> request.tableName(table).item(item(namesAndValues)));
    }

    private void putNumbers(String pk, int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(i -> put("pk", s(pk), "sk", n(i), "odd", AttributeValue.fromBool(i % 2 != 0)));
    }

    private QueryRequest.Builder query(String condition, Object... values) {
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(condition)
                .expressionAttributeValues(item(values));
    }

    private List<Integer> numbers(QueryRequest request) {
        return client.query(request).items().stream()
                .map(item -> Integer.valueOf(item.getOrDefault("sk", n(-999)).n()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pk = :p                              | -2,-1,0,1,2,10
            pk = :p AND sk = :one                | 1
            pk = :p AND sk < :one                | -2,-1,0
            pk = :p AND sk <= :one               | -2,-1,0,1
            pk = :p AND sk > :one                | 2,10
            :one <= sk AND pk = :p               | 1,2,10
            pk = :p AND sk BETWEEN :minus AND :one | -1,0,1
            """)
    void rangesOfNumbers(String condition, String expected) {
        putNumbers("a", -2, 2);
        put("pk", s("a"), "sk", n(10));
        putNumbers("b", 0, 3);
        var values = item(":p", s("a"), ":one", n(1), ":minus", n(-1));
        values.keySet().removeIf(name -> !condition.contains(name));
        var request = query(condition).expressionAttributeValues(values).build();
        var numbers =
                List.of(expected.split(",")).stream().map(Integer::valueOf).toList();
        assertThat(numbers(request)).isEqualTo(numbers);
        assertThat(numbers(request.toBuilder().scanIndexForward(false).build())).isEqualTo(numbers.reversed());
    }

    @Test
    void pagesByLimitMeetEveryItemOnceInBothDirections() {
        putNumbers("a", 1, 7);
        for (var forward : List.of(true, false)) {
            var seen = new ArrayList<String>();
            var pages = 0;
            var request = query("pk = :p", ":p", s("a")).limit(3).scanIndexForward(forward);
            for (var page : client.queryPaginator(request.build())) {
                pages++;
                page.items()
                        .forEach(item -> seen.add(item.getOrDefault("sk", n(-1)).n()));
            }
            assertThat(pages).isEqualTo(3);
            assertThat(seen).hasSize(7).doesNotHaveDuplicates().startsWith(forward ? "1" : "7");
        }
    }

    @Test
    void aFullPageNamesItsLastKeyEvenIfNothingFollows() {
        putNumbers("a", 1, 3);
        var full = client.query(query("pk = :p", ":p", s("a")).limit(3).build());
        assertThat(full.lastEvaluatedKey()).isEqualTo(item("pk", s("a"), "sk", n(3)));
        var rest = client.query(query("pk = :p", ":p", s("a"))
                .limit(3)
                .exclusiveStartKey(full.lastEvaluatedKey())
                .build());
        assertThat(rest.items()).isEmpty();
        assertThat(rest.hasLastEvaluatedKey()).isFalse();
    }

    @Test
    void aPageEndsAtOneMegabyte() {
        var big = s("x".repeat(300_000));
        IntStream.range(0, 5).forEach(i -> put("pk", s("a"), "sk", n(i), "big", big));
        var page = client.query(query("pk = :p", ":p", s("a")).build());
        assertThat(page.count()).isEqualTo(4);
        assertThat(page.lastEvaluatedKey()).containsEntry("sk", n(3));
    }

    @Test
    void aFilterComesAfterTheLimit() {
        putNumbers("a", 1, 6);
        var page = client.query(query("pk = :p", ":p", s("a"), ":yes", AttributeValue.fromBool(true))
                .filterExpression("odd = :yes")
                .limit(4)
                .build());
        assertThat(page.count()).isEqualTo(2);
        assertThat(page.scannedCount()).isEqualTo(4);
        var count =
                client.query(query("pk = :p", ":p", s("a")).select(Select.COUNT).build());
        assertThat(count.count()).isEqualTo(6);
        assertThat(count.hasItems()).isFalse();
    }

    @Test
    void textAndBinaryRangesSortByTheirBytes() {
        var texts = table + "-text";
        client.createTable(Items.sortedTable(texts, ScalarAttributeType.S).build());
        for (var sk : List.of("a", "ab", "abc", "b", "Z", "é", "a\u0000", "😀")) {
            client.putItem(request -> request.tableName(texts).item(item("pk", s("p"), "sk", s(sk))));
        }
        var all = client.query(request -> request.tableName(texts)
                .keyConditionExpression("pk = :p")
                .expressionAttributeValues(item(":p", s("p"))));
        assertThat(all.items().stream()
                        .map(item -> item.getOrDefault("sk", s("")).s()))
                .containsExactly("Z", "a", "a\u0000", "ab", "abc", "b", "é", "😀");
        var begins = client.query(request -> request.tableName(texts)
                .keyConditionExpression("pk = :p AND begins_with(sk, :a)")
                .expressionAttributeValues(item(":p", s("p"), ":a", s("ab"))));
        assertThat(begins.count()).isEqualTo(2);

        var bytes = table + "-bytes";
        client.createTable(Items.sortedTable(bytes, ScalarAttributeType.B).build());
        for (var sk : List.of(new byte[] {1}, new byte[] {(byte) 0xFF}, new byte[] {0x7F, 0}, new byte[] {0, 0})) {
            client.putItem(request -> request.tableName(bytes)
                    .item(item("pk", s("p"), "sk", AttributeValue.fromB(SdkBytes.fromByteArray(sk)))));
        }
        var sorted = client.query(request -> request.tableName(bytes)
                .keyConditionExpression("pk = :p")
                .expressionAttributeValues(item(":p", s("p"))));
        assertThat(sorted.items().stream()
                        .map(item -> item.getOrDefault("sk", s("")).b().asByteArray()[0]))
                .containsExactly((byte) 0, (byte) 1, (byte) 0x7F, (byte) 0xFF);
    }

    @Test
    void aLocalIndexSortsAPartitionAnotherWayAndFetchesWhatItLacks() {
        put("pk", s("a"), "sk", n(1), "day", s("tue"), "x", n(10));
        put("pk", s("a"), "sk", n(2), "day", s("mon"), "x", n(20));
        put("pk", s("a"), "sk", n(3), "x", n(30));
        var lean =
                client.query(query("pk = :p", ":p", s("a")).indexName("by-day").build());
        assertThat(lean.items())
                .containsExactly(
                        item("day", s("mon"), "pk", s("a"), "sk", n(2)),
                        item("day", s("tue"), "pk", s("a"), "sk", n(1)));
        var whole = client.query(query("pk = :p", ":p", s("a"))
                .indexName("by-day")
                .consistentRead(true)
                .projectionExpression("x")
                .build());
        assertThat(whole.items()).containsExactly(item("x", n(20)), item("x", n(10)));
    }

    @Test
    void aGlobalIndexFollowsItsItems() {
        put("pk", s("a"), "sk", n(1), "kind", s("k"), "day", s("mon"), "x", n(1));
        put("pk", s("b"), "sk", n(1), "kind", s("k"), "day", s("sun"));
        put("pk", s("c"), "sk", n(1), "kind", s("k"));
        var byKind = query("kind = :k", ":k", s("k")).indexName("by-kind").build();
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
        IntStream.range(0, 6).forEach(i -> put("pk", s("p" + i), "sk", n(1), "kind", s("k"), "day", s("same")));
        var request = query("kind = :k", ":k", s("k")).indexName("by-kind").limit(4);
        var first = client.query(request.build());
        assertThat(first.lastEvaluatedKey()).containsOnlyKeys("pk", "sk", "kind", "day");
        var second =
                client.query(request.exclusiveStartKey(first.lastEvaluatedKey()).build());
        assertThat(second.count()).isEqualTo(2);
        assertThat(second.items()).doesNotContainAnyElementsOf(first.items());
    }

    @Test
    void aGlobalIndexGivesOnlyWhatItHolds() {
        put("pk", s("a"), "sk", n(1), "kind", s("k"), "x", n(1), "y", n(2));
        var lean = query("kind = :k", ":k", s("k")).indexName("by-kind-lean");
        assertThat(client.query(lean.build()).items())
                .containsExactly(item("pk", s("a"), "sk", n(1), "kind", s("k"), "x", n(1)));
        assertThat(invalid(() -> client.query(lean.select(Select.ALL_ATTRIBUTES).build())))
                .isEqualTo("One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for"
                        + " global secondary index by-kind-lean because its projection type is not ALL");
        assertThat(invalid(() -> client.query(query("kind = :k", ":k", s("k"))
                        .indexName("by-kind")
                        .consistentRead(true)
                        .build())))
                .isEqualTo("Consistent reads are not supported on global secondary indexes");
    }

    @Test
    void indexKeysMustHaveTheirTypes() {
        assertThat(invalid(() -> put("pk", s("a"), "sk", n(1), "kind", n(1))))
                .isEqualTo("One or more parameter values were invalid: Type mismatch for Index Key kind Expected: S"
                        + " Actual: N IndexName: by-kind");
        put("pk", s("a"), "sk", n(1));
        assertThat(invalid(() -> client.updateItem(request -> request.tableName(table)
                        .key(item("pk", s("a"), "sk", n(1)))
                        .updateExpression("SET kind = :n")
                        .expressionAttributeValues(item(":n", n(1))))))
                .isEqualTo("The update expression attempted to update the secondary index key to unsupported type");
    }

    @Test
    void aScanMeetsEveryItemOnceAndSegmentsShareThemOut() {
        IntStream.range(0, 200).forEach(i -> put("pk", s("p" + i), "sk", n(i)));
        var seen = new ArrayList<String>();
        for (var page : client.scanPaginator(request -> request.tableName(table).limit(17))) {
            page.items().forEach(item -> seen.add(item.getOrDefault("pk", s("")).s()));
        }
        assertThat(seen).hasSize(200).doesNotHaveDuplicates();

        var parts = IntStream.range(0, 3)
                .mapToObj(i -> client.scan(request ->
                        request.tableName(table).segment(i).totalSegments(3).select(Select.COUNT)))
                .map(page -> page.count())
                .toList();
        assertThat(parts).allMatch(count -> count > 30);
        assertThat(parts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
    }

    @Test
    void aScanMayFilterByKeys() {
        putNumbers("a", 1, 5);
        var page = client.scan(request -> request.tableName(table)
                .filterExpression("sk > :three")
                .expressionAttributeValues(item(":three", n(3))));
        assertThat(page.count()).isEqualTo(2);
        assertThat(page.scannedCount()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sk = :one                       | Query condition missed key schema element: pk
            pk > :p                         | Query key condition not supported
            pk = :p AND other = :one        | Query condition missed key schema element: sk
            pk = :p AND begins_with(sk, :p) | One or more parameter values were invalid: Condition parameter type does not match schema type
            pk = :one                       | One or more parameter values were invalid: Condition parameter type does not match schema type
            """)
    void conditionsMustFitTheKey(String condition, String why) {
        var fixed = condition.replace("other", "another");
        var values = item(":p", s("a"), ":one", n(1));
        values.keySet().removeIf(name -> !fixed.contains(name));
        assertThat(invalid(() -> client.query(
                        query(fixed).expressionAttributeValues(values).build())))
                .isEqualTo(why);
    }

    @Test
    void requestsThatDoNotFitAreRefused() {
        assertThat(invalid(() -> client.query(request -> request.tableName(table))))
                .isEqualTo("Either the KeyConditions or KeyConditionExpression parameter must be specified in the"
                        + " request.");
        assertThat(invalid(() ->
                        client.query(query("pk = :p", ":p", s("a")).limit(0).build())))
                .isEqualTo(
                        "1 validation error detected: Value at 'Limit' failed to satisfy constraint: Member must have"
                                + " value greater than or equal to 1");
        assertThat(invalid(() -> client.query(
                        query("pk = :p", ":p", s("a")).indexName("nope").build())))
                .isEqualTo("The table does not have the specified index: nope");
        assertThat(invalid(() -> client.query(query("pk = :p", ":p", s("a"))
                        .filterExpression("sk = :p")
                        .build())))
                .isEqualTo("Filter Expression can only contain non-primary key attributes: Primary key attribute: sk");
        assertThat(invalid(() -> client.query(query("pk = :p", ":p", s("a"))
                        .exclusiveStartKey(item("pk", s("a")))
                        .build())))
                .isEqualTo("The provided starting key is invalid");
        assertThat(invalid(() -> client.query(query("pk = :p", ":p", s("a"))
                        .exclusiveStartKey(item("pk", s("b"), "sk", n(1)))
                        .build())))
                .isEqualTo("The provided starting key is outside query boundaries based on provided conditions");
        assertThat(invalid(() -> client.scan(request -> request.tableName(table).segment(1))))
                .contains("The TotalSegments parameter is required");
        assertThat(invalid(() -> client.scan(
                        request -> request.tableName(table).segment(2).totalSegments(2))))
                .contains("Segment: 2 is not less than TotalSegments: 2");
    }

    @Test
    void capacityIsCountedByTableAndIndex() {
        put("pk", s("a"), "sk", n(1), "kind", s("k"), "day", s("mon"), "x", s("x".repeat(5000)));
        var get = client.getItem(request -> request.tableName(table)
                .key(item("pk", s("a"), "sk", n(1)))
                .consistentRead(true)
                .returnConsumedCapacity("TOTAL"));
        assertThat(get.consumedCapacity().capacityUnits()).isEqualTo(2.0);
        assertThat(get.consumedCapacity().table()).isNull();
        var query = client.query(query("kind = :k", ":k", s("k"))
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

package lyceum.tables;

import static lyceum.tables.Items.invalid;
import static lyceum.tables.Items.item;
import static lyceum.tables.Items.n;
import static lyceum.tables.Items.s;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Query and Scan on tables and indexes, through both doors on both storages. */
@ParameterizedClass
@MethodSource("lyceum.tables.Store#all")
class QueryTest {
    private final DynamoDbClient client;
    private final IndexedTable indexed;
    private final String table;

    QueryTest(Store store) {
        client = store.client();
        indexed = new IndexedTable(store);
        table = indexed.name();
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
        indexed.putNumbers("a", -2, 2);
        indexed.put("pk", s("a"), "sk", n(10));
        indexed.putNumbers("b", 0, 3);
        var values = item(":p", s("a"), ":one", n(1), ":minus", n(-1));
        values.keySet().removeIf(name -> !condition.contains(name));
        var request = indexed.query(condition).expressionAttributeValues(values).build();
        var numbers =
                List.of(expected.split(",")).stream().map(Integer::valueOf).toList();
        assertThat(indexed.numbers(request)).isEqualTo(numbers);
        assertThat(indexed.numbers(request.toBuilder().scanIndexForward(false).build()))
                .isEqualTo(numbers.reversed());
    }

    @Test
    void pagesByLimitMeetEveryItemOnceInBothDirections() {
        indexed.putNumbers("a", 1, 7);
        for (var forward : List.of(true, false)) {
            var seen = new ArrayList<String>();
            var pages = 0;
            var request = indexed.query("pk = :p", ":p", s("a")).limit(3).scanIndexForward(forward);
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
        indexed.putNumbers("a", 1, 3);
        var full = client.query(indexed.query("pk = :p", ":p", s("a")).limit(3).build());
        assertThat(full.lastEvaluatedKey()).isEqualTo(item("pk", s("a"), "sk", n(3)));
        var rest = client.query(indexed.query("pk = :p", ":p", s("a"))
                .limit(3)
                .exclusiveStartKey(full.lastEvaluatedKey())
                .build());
        assertThat(rest.items()).isEmpty();
        assertThat(rest.hasLastEvaluatedKey()).isFalse();
    }

    @Test
    void aPageEndsAtOneMegabyte() {
        var big = s("x".repeat(300_000));
        IntStream.range(0, 5).forEach(i -> indexed.put("pk", s("a"), "sk", n(i), "big", big));
        var page = client.query(indexed.query("pk = :p", ":p", s("a")).build());
        assertThat(page.count()).isEqualTo(4);
        assertThat(page.lastEvaluatedKey()).containsEntry("sk", n(3));
    }

    @Test
    void aFilterComesAfterTheLimit() {
        indexed.putNumbers("a", 1, 6);
        var page = client.query(indexed.query("pk = :p", ":p", s("a"), ":yes", AttributeValue.fromBool(true))
                .filterExpression("odd = :yes")
                .limit(4)
                .build());
        assertThat(page.count()).isEqualTo(2);
        assertThat(page.scannedCount()).isEqualTo(4);
        var count = client.query(
                indexed.query("pk = :p", ":p", s("a")).select(Select.COUNT).build());
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
                        indexed.query(fixed).expressionAttributeValues(values).build())))
                .isEqualTo(why);
    }

    @Test
    void requestsThatDoNotFitAreRefused() {
        assertThat(invalid(() -> client.query(request -> request.tableName(table))))
                .isEqualTo("Either the KeyConditions or KeyConditionExpression parameter must be specified in the"
                        + " request.");
        assertThat(invalid(() -> client.query(
                        indexed.query("pk = :p", ":p", s("a")).limit(0).build())))
                .isEqualTo(
                        "1 validation error detected: Value at 'Limit' failed to satisfy constraint: Member must have"
                                + " value greater than or equal to 1");
        assertThat(invalid(() -> client.query(
                        indexed.query("pk = :p", ":p", s("a")).indexName("nope").build())))
                .isEqualTo("The table does not have the specified index: nope");
        assertThat(invalid(() -> client.query(indexed.query("pk = :p", ":p", s("a"))
                        .filterExpression("sk = :p")
                        .build())))
                .isEqualTo("Filter Expression can only contain non-primary key attributes: Primary key attribute: sk");
        assertThat(invalid(() -> client.query(indexed.query("pk = :p", ":p", s("a"))
                        .exclusiveStartKey(item("pk", s("a")))
                        .build())))
                .isEqualTo("The provided starting key is invalid");
        assertThat(invalid(() -> client.query(indexed.query("pk = :p", ":p", s("a"))
                        .exclusiveStartKey(item("pk", s("b"), "sk", n(1)))
                        .build())))
                .isEqualTo("The provided starting key is outside query boundaries based on provided conditions");
        assertThat(invalid(() -> client.scan(request -> request.tableName(table).segment(1))))
                .contains("The TotalSegments parameter is required");
        assertThat(invalid(() -> client.scan(
                        request -> request.tableName(table).segment(2).totalSegments(2))))
                .contains("Segment: 2 is not less than TotalSegments: 2");
    }
}

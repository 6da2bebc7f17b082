package lyceum.tables;

import static lyceum.tables.Items.item;
import static lyceum.tables.Items.n;
import static lyceum.tables.Items.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Reading and writing single items, through both doors on both storages. */
@ParameterizedClass
@MethodSource("lyceum.tables.Store#all")
class ItemTest {
    private final DynamoDbClient client;
    private final String table;

    ItemTest(Store store) {
        client = store.client();
        table = store.freshTable();
    }

    private void put(Map<String, AttributeValue> item) {
        client.putItem(request -> request.tableName(table).item(item));
    }

    private Map<String, AttributeValue> get(String pk) {
        return client.getItem(request -> request.tableName(table).key(item("pk", s(pk))))
                .item();
    }

    @Test
    void everyTypeComesBackAsItWasPut() {
        var all = item(
                "pk", s("all"),
                "text", s("héllo \" \\ \n 😀"),
                "empty", s(""),
                "number", n("-12345678901234567890.123456789012345678"),
                "bytes", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, 1, (byte) 0xFF})),
                "yes", AttributeValue.fromBool(true),
                "no", AttributeValue.fromBool(false),
                "nothing", AttributeValue.fromNul(true),
                "list", AttributeValue.fromL(List.of(s("a"), n(1), AttributeValue.fromL(List.of()))),
                "map", AttributeValue.fromM(Map.of("in", AttributeValue.fromM(Map.of("deep", n(1))))),
                "texts", AttributeValue.fromSs(List.of("a", "b")),
                "numbers", AttributeValue.fromNs(List.of("1", "2.5")),
                "blobs", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("x"), SdkBytes.fromUtf8String("y"))));
        put(all);
        assertThat(get("all")).isEqualTo(all);
    }

    @Test
    void aMissingItemIsNoItemAtAll() {
        var answer = client.getItem(request -> request.tableName(table).key(item("pk", s("none"))));
        assertThat(answer.hasItem()).isFalse();
    }

    @Test
    void putReplacesTheWholeItemAndMayReturnTheOld() {
        put(item("pk", s("a"), "x", n(1)));
        var answer = client.putItem(request ->
                request.tableName(table).item(item("pk", s("a"), "y", n(2))).returnValues("ALL_OLD"));
        assertThat(answer.attributes()).isEqualTo(item("pk", s("a"), "x", n(1)));
        assertThat(get("a")).isEqualTo(item("pk", s("a"), "y", n(2)));
    }

    @Test
    void deleteRemovesAndMayReturnTheOld() {
        put(item("pk", s("a"), "x", n(1)));
        var key = item("pk", s("a"));
        var first =
                client.deleteItem(request -> request.tableName(table).key(key).returnValues("ALL_OLD"));
        var second =
                client.deleteItem(request -> request.tableName(table).key(key).returnValues("ALL_OLD"));
        assertThat(first.attributes()).isEqualTo(item("pk", s("a"), "x", n(1)));
        assertThat(second.hasAttributes()).isFalse();
        assertThat(get("a")).isEmpty();
    }

    @Test
    void aFailedConditionChangesNothingAndMayShowTheItem() {
        put(item("pk", s("a"), "version", n(1)));
        assertThatThrownBy(() -> client.putItem(request -> request.tableName(table)
                        .item(item("pk", s("a")))
                        .conditionExpression("version = :v")
                        .expressionAttributeValues(Map.of(":v", n(2)))
                        .returnValuesOnConditionCheckFailure("ALL_OLD")))
                .isInstanceOfSatisfying(ConditionalCheckFailedException.class, refusal -> {
                    assertThat(refusal.item()).isEqualTo(item("pk", s("a"), "version", n(1)));
                    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ConditionalCheckFailedException");
                    assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo("The conditional request failed");
                    assertThat(refusal.statusCode()).isEqualTo(400);
                    assertThat(refusal.requestId()).hasSize(52);
                });
        assertThat(get("a")).containsEntry("version", n(1));
    }

    @Test
    void aConditionOnAMissingItemSeesNoAttributes() {
        client.putItem(request ->
                request.tableName(table).item(item("pk", s("new"))).conditionExpression("attribute_not_exists(pk)"));
        assertThatThrownBy(() -> client.putItem(request -> request.tableName(table)
                        .item(item("pk", s("new")))
                        .conditionExpression("attribute_not_exists(pk)")))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThatThrownBy(() -> client.deleteItem(request -> request.tableName(table)
                        .key(item("pk", s("other")))
                        .conditionExpression("attribute_exists(pk)")))
                .isInstanceOf(ConditionalCheckFailedException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            n = :one                             | true
            n <> :one                            | false
            gone <> :one                      | true
            gone = :one                       | false
            n < :two AND n >= :one               | true
            n < :text                            | false
            n BETWEEN :one AND :two              | true
            n IN (:two, :one)                    | true
            words IN (:two, :one)                 | false
            begins_with(words, :he)               | true
            contains(words, :ll)                  | true
            contains(tags, :red)                 | true
            contains(tags, :he)                  | false
            contains(nums, :two)                 | true
            contains(l, :one)                    | true
            size(words) = :five                   | true
            size(tags) = :two                    | true
            size(l) > :two                       | false
            size(n) = :one                       | false
            attribute_type(l, :typel)            | true
            attribute_type(n, :typel)            | false
            attribute_exists(m.deep.x)          | true
            attribute_exists(m.deep.y)          | false
            attribute_not_exists(l[2])           | true
            l[1] = :text                         | true
            m.deep.x > l[0]                     | true
            NOT n = :one OR NOT gone = :one   | true
            NOT (n = :one AND words = :text)      | true
            tags = :tags                         | true
            n < :text OR words > :he              | true
            """)
    void conditionsMeanWhatTheyMean(String condition, boolean holds) {
        put(item(
                "pk", s("a"),
                "n", n("1.0"),
                "words", s("hello"),
                "tags", AttributeValue.fromSs(List.of("red", "blue")),
                "nums", AttributeValue.fromNs(List.of("1", "2")),
                "l", AttributeValue.fromL(List.of(n(1), s("text"))),
                "m", AttributeValue.fromM(Map.of("deep", AttributeValue.fromM(Map.of("x", n(9)))))));
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":one", n(1),
                ":two", n(2),
                ":five", n(5),
                ":text", s("text"),
                ":he", s("he"),
                ":ll", s("ll"),
                ":red", s("red"),
                ":typel", s("L"),
                ":tags", AttributeValue.fromSs(List.of("blue", "red"))));
        var used = List.of(condition.split("[^:a-z]+"));
        values.keySet().retainAll(used);
        var met = true;
        try {
            client.deleteItem(request -> request.tableName(table)
                    .key(item("pk", s("a")))
                    .conditionExpression(condition)
                    .expressionAttributeValues(values.isEmpty() ? null : values));
        } catch (ConditionalCheckFailedException e) {
            met = false;
        }
        assertThat(met).isEqualTo(holds);
    }

    @Test
    void projectionsCutItemsDown() {
        put(item(
                "pk", s("a"),
                "x", n(1),
                "l", AttributeValue.fromL(List.of(n(0), n(1), n(2))),
                "m", AttributeValue.fromM(Map.of("a", n(1), "b", AttributeValue.fromM(Map.of("c", n(2), "d", n(3)))))));
        var answer = client.getItem(request -> request.tableName(table)
                .key(item("pk", s("a")))
                .projectionExpression("#x, l[2], l[0], m.b.c, gone, m.gone")
                .expressionAttributeNames(Map.of("#x", "x")));
        assertThat(answer.item())
                .isEqualTo(item(
                        "x", n(1),
                        "l", AttributeValue.fromL(List.of(n(0), n(2))),
                        "m", AttributeValue.fromM(Map.of("b", AttributeValue.fromM(Map.of("c", n(2)))))));
    }

    @Test
    void aTableMayBeNamedByItsArn() {
        var arn = client.describeTable(request -> request.tableName(table))
                .table()
                .tableArn();
        client.putItem(request -> request.tableName(arn).item(item("pk", s("a"))));
        assertThat(get("a")).isNotEmpty();
    }
}

package lyceum.tables;

import static lyceum.tables.Items.invalid;
import static lyceum.tables.Items.item;
import static lyceum.tables.Items.n;
import static lyceum.tables.Items.refused;
import static lyceum.tables.Items.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** An attribute of the item {@code a}, which has it. */
    private AttributeValue part(String name) {
        return Objects.requireNonNull(get("a").get(name));
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
    void updateMakesAnItemThatWasNotThere() {
        client.updateItem(request -> request.tableName(table)
                .key(item("pk", s("a")))
                .updateExpression("SET x = if_not_exists(x, :zero) + :one ADD hits :one, tags :red")
                .expressionAttributeValues(
                        Map.of(":zero", n(0), ":one", n(1), ":red", AttributeValue.fromSs(List.of("red")))));
        assertThat(get("a"))
                .isEqualTo(item("pk", s("a"), "x", n(1), "hits", n(1), "tags", AttributeValue.fromSs(List.of("red"))));
    }

    @Test
    void updatesReadTheItemAsItWas() {
        put(item("pk", s("a"), "x", n(1), "y", n(2)));
        client.updateItem(
                request -> request.tableName(table).key(item("pk", s("a"))).updateExpression("SET x = y, y = x"));
        assertThat(get("a")).isEqualTo(item("pk", s("a"), "x", n(2), "y", n(1)));
    }

    @Test
    void listElementsAreSetAppendedAndRemovedByTheirOldPositions() {
        put(item("pk", s("a"), "l", AttributeValue.fromL(List.of(n(0), n(1), n(2), n(3)))));
        client.updateItem(request -> request.tableName(table)
                .key(item("pk", s("a")))
                .updateExpression("REMOVE l[0], l[2] SET l[1] = :x, l[9] = :y, l[7] = :z")
                .expressionAttributeValues(Map.of(":x", s("x"), ":y", s("y"), ":z", s("z"))));
        assertThat(part("l").l()).containsExactly(s("x"), n(3), s("z"), s("y"));
        client.updateItem(request -> request.tableName(table)
                .key(item("pk", s("a")))
                .updateExpression("SET l = list_append(:head, l)")
                .expressionAttributeValues(Map.of(":head", AttributeValue.fromL(List.of(s("first"))))));
        assertThat(part("l").l()).hasSize(5).startsWith(s("first"));
    }

    @Test
    void nestedEntriesAreSetAndRemoved() {
        put(item("pk", s("a"), "m", AttributeValue.fromM(Map.of("x", n(1), "y", n(2)))));
        client.updateItem(request -> request.tableName(table)
                .key(item("pk", s("a")))
                .updateExpression("SET m.z = m.x + :n REMOVE m.y")
                .expressionAttributeValues(Map.of(":n", n(10))));
        assertThat(part("m").m()).isEqualTo(Map.of("x", n(1), "z", n(11)));
    }

    @Test
    void setsGrowAndShrinkAndVanishWhenEmpty() {
        put(item("pk", s("a"), "t", AttributeValue.fromSs(List.of("a", "b"))));
        var values = Map.of(":t", AttributeValue.fromSs(List.of("a", "b", "c")));
        client.updateItem(request -> request.tableName(table)
                .key(item("pk", s("a")))
                .updateExpression("ADD t :t")
                .expressionAttributeValues(values));
        assertThat(part("t").ss()).containsExactlyInAnyOrder("a", "b", "c");
        client.updateItem(request -> request.tableName(table)
                .key(item("pk", s("a")))
                .updateExpression("DELETE t :t")
                .expressionAttributeValues(values));
        assertThat(get("a")).isEqualTo(item("pk", s("a")));
    }

    @ParameterizedTest
    @CsvSource({"NONE,", "ALL_OLD, 1", "ALL_NEW, 2", "UPDATED_OLD, 1", "UPDATED_NEW, 2"})
    void updateReturnsWhatIsAskedFor(String wanted, String x) {
        put(item("pk", s("a"), "x", n(1), "other", n(7)));
        var answer = client.updateItem(request -> request.tableName(table)
                .key(item("pk", s("a")))
                .updateExpression("SET x = :two")
                .expressionAttributeValues(Map.of(":two", n(2)))
                .returnValues(wanted));
        if (wanted.equals("NONE")) {
            assertThat(answer.hasAttributes()).isFalse();
        } else {
            assertThat(answer.attributes()).containsEntry("x", n(x));
            assertThat(answer.attributes().containsKey("other")).isEqualTo(wanted.startsWith("ALL"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SET x = y           | The provided expression refers to an attribute that does not exist in the item
            SET m.a.b = x       | The document path provided in the update expression is invalid for update
            SET x.a = x         | The document path provided in the update expression is invalid for update
            SET x = words + x   | An operand in the update expression has an incorrect data type
            REMOVE gone.a       | The document path provided in the update expression is invalid for update
            SET pk = x          | One or more parameter values were invalid: Cannot update attribute pk. This attribute is part of the key
            """)
    void impossibleUpdatesAreRefused(String update, String why) {
        put(item("pk", s("a"), "x", n(1), "words", s("t")));
        assertThat(invalid(() -> client.updateItem(request ->
                        request.tableName(table).key(item("pk", s("a"))).updateExpression(update))))
                .isEqualTo(why);
        assertThat(get("a")).isEqualTo(item("pk", s("a"), "x", n(1), "words", s("t")));
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
    void keysAndItemsMustFitTheTable() {
        assertThat(invalid(
                        () -> client.getItem(request -> request.tableName(table).key(item("id", s("a"))))))
                .isEqualTo("The provided key element does not match the schema");
        assertThat(invalid(
                        () -> client.getItem(request -> request.tableName(table).key(item("pk", n(1))))))
                .isEqualTo("The provided key element does not match the schema");
        assertThat(invalid(() -> put(item("x", n(1)))))
                .isEqualTo("One or more parameter values were invalid: Missing the key pk in the item");
        assertThat(invalid(() -> put(item("pk", n(1)))))
                .isEqualTo("One or more parameter values were invalid: Type mismatch for key pk expected: S actual: N");
        assertThat(invalid(() -> put(item("pk", s("")))))
                .isEqualTo("One or more parameter values are not valid. The AttributeValue for a key attribute cannot"
                        + " contain an empty string value. Key: pk");
        assertThat(invalid(() -> put(item("pk", s("x".repeat(2049))))))
                .isEqualTo("One or more parameter values were invalid: Size of hashkey has exceeded the maximum size"
                        + " limit of2048 bytes");
    }

    @Test
    void valuesMustBeWhatTheySay() {
        assertThat(invalid(() -> put(item("pk", s("a"), "x", n("one")))))
                .isEqualTo("1 validation error detected: The parameter cannot be converted to a numeric value: one");
        assertThat(invalid(() ->
                        put(item("pk", s("a"), "x", AttributeValue.builder().build()))))
                .isEqualTo(
                        "1 validation error detected: Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        assertThat(invalid(() -> put(item(
                        "pk",
                        s("a"),
                        "x",
                        AttributeValue.builder().s("a").n("1").build()))))
                .isEqualTo("1 validation error detected: Supplied AttributeValue has more than one datatypes set, must"
                        + " contain exactly one of the supported datatypes");
        assertThat(invalid(() -> put(item("pk", s("a"), "x", AttributeValue.fromSs(List.of("b", "b"))))))
                .isEqualTo("1 validation error detected: One or more parameter values were invalid: Input collection"
                        + " [\"b\", \"b\"] contains duplicates.");
        assertThat(invalid(() -> put(item("pk", s("a"), "x", AttributeValue.fromNs(List.of("1", "1.0"))))))
                .isEqualTo("1 validation error detected: One or more parameter values were invalid: Input collection"
                        + " contains duplicates.");
        assertThat(invalid(() -> put(item("pk", s("a"), "x", AttributeValue.fromSs(List.of())))))
                .isEqualTo(
                        "1 validation error detected: One or more parameter values were invalid: An string set  may not be empty");
    }

    @Test
    void anItemIsAtMostFourHundredKilobytes() {
        var most = 400 * 1024 - "pk".length() - "a".length() - "x".length();
        put(item("pk", s("a"), "x", s("x".repeat(most))));
        assertThat(invalid(() -> put(item("pk", s("a"), "x", s("x".repeat(most + 1))))))
                .isEqualTo("Item size has exceeded the maximum allowed size");
        assertThat(invalid(() -> client.updateItem(request -> request.tableName(table)
                        .key(item("pk", s("a")))
                        .updateExpression("SET y = :y")
                        .expressionAttributeValues(Map.of(":y", n(1))))))
                .isEqualTo("Item size to update has exceeded the maximum allowed size");
    }

    @Test
    void nestingIsBounded() {
        var deep = n(1);
        for (var i = 0; i < 40; i++) {
            deep = AttributeValue.fromL(List.of(deep));
        }
        var item = item("pk", s("a"), "x", deep);
        assertThat(invalid(() -> put(item))).contains("Nesting Levels have exceeded supported limits");
    }

    @Test
    void parametersThatDoNotFitAreRefused() {
        assertThat(invalid(() -> client.putItem(request ->
                        request.tableName(table).item(item("pk", s("a"))).returnValues("ALL_NEW"))))
                .isEqualTo("1 validation error detected: ReturnValues can only be ALL_OLD or NONE");
        assertThat(invalid(() -> client.putItem(request ->
                        request.tableName("a b").item(item("pk", s("a"))).returnValues("SOME"))))
                .isEqualTo(
                        "2 validation errors detected: Value 'a b' at 'tableName' failed to satisfy constraint: Member"
                                + " must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value 'SOME' at 'returnValues' failed to"
                                + " satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD,"
                                + " ALL_OLD, NONE, UPDATED_NEW]");
        assertThat(invalid(() -> client.putItem(request -> request.tableName(table)
                        .item(item("pk", s("a")))
                        .expressionAttributeValues(Map.of(":a", n(1))))))
                .isEqualTo("1 validation error detected: ExpressionAttributeValues can only be specified when using"
                        + " expressions");
        assertThat(invalid(() -> client.getItem(request ->
                        request.tableName(table).key(item("pk", s("a"))).expressionAttributeNames(Map.of("#a", "a")))))
                .isEqualTo("ExpressionAttributeNames can only be specified when using expressions");
    }

    @Test
    void aTableThatIsNotThereIsNotFound() {
        assertThat(refused(
                        () -> client.getItem(
                                request -> request.tableName("nothing").key(item("pk", s("a")))),
                        "ResourceNotFoundException"))
                .isEqualTo("Requested resource not found");
    }

    @Test
    void aTableMayBeNamedByItsArn() {
        var arn = client.describeTable(request -> request.tableName(table))
                .table()
                .tableArn();
        client.putItem(request -> request.tableName(arn).item(item("pk", s("a"))));
        assertThat(get("a")).isNotEmpty();
    }

    @Test
    void sumsKeepAllTheirDigits() {
        put(item("pk", s("a"), "x", n("0.1")));
        var answer = client.updateItem(request -> request.tableName(table)
                .key(item("pk", s("a")))
                .updateExpression("SET x = x + :y")
                .expressionAttributeValues(Map.of(":y", n("0.2")))
                .returnValues("UPDATED_NEW"));
        assertThat(answer.attributes()).isEqualTo(item("x", n("0.3")));
        assertThat(invalid(() -> client.updateItem(request -> request.tableName(table)
                        .key(item("pk", s("a")))
                        .updateExpression("ADD x :y")
                        .expressionAttributeValues(Map.of(":y", n("1e50"))))))
                .isEqualTo("Attempting to store more than 38 significant digits in a Number");
    }
}

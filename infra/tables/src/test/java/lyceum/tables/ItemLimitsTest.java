package lyceum.tables;

import static lyceum.tables.Items.invalid;
import static lyceum.tables.Items.item;
import static lyceum.tables.Items.n;
import static lyceum.tables.Items.refused;
import static lyceum.tables.Items.s;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an item and a request for one may be, through both doors on both storages. */
@ParameterizedClass
@MethodSource("lyceum.tables.Store#all")
class ItemLimitsTest {
    private final DynamoDbClient client;
    private final String table;

    ItemLimitsTest(Store store) {
        client = store.client();
        table = store.freshTable();
    }

    private void put(Map<String, AttributeValue> item) {
        client.putItem(request -> request.tableName(table).item(item));
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
}

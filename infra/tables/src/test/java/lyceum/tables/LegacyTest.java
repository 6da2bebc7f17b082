package lyceum.tables;

import static lyceum.tables.Items.invalid;
import static lyceum.tables.Items.item;
import static lyceum.tables.Items.n;
import static lyceum.tables.Items.refused;
import static lyceum.tables.Items.s;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.Condition;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The parameters from before there were expressions, through both doors. */
@ParameterizedClass
@MethodSource("lyceum.tables.Store#doors")
class LegacyTest {
    private static final String INVALID = "1 validation error detected: One or more parameter values were invalid: ";

    private final DynamoDbClient client;
    private final String table;
    private final String sorted;

    LegacyTest(Store store) {
        client = store.client();
        table = store.freshTable();
        sorted = store.freshName();
        client.createTable(Items.sortedTable(sorted, ScalarAttributeType.S).build());
    }

    private void put(String table, Map<String, AttributeValue> item) {
        client.putItem(request -> request.tableName(table).item(item));
    }

    private Map<String, AttributeValue> get(String pk) {
        return client.getItem(request -> request.tableName(table).key(item("pk", s(pk))))
                .item();
    }

    private static Condition test(String operator, AttributeValue... arguments) {
        return Condition.builder()
                .comparisonOperator(operator)
                .attributeValueList(arguments.length == 0 ? null : List.of(arguments))
                .build();
    }

    private static ExpectedAttributeValue expect(Consumer<ExpectedAttributeValue.Builder> how) {
        return ExpectedAttributeValue.builder().applyMutation(how).build();
    }

    private void update(String pk, Map<String, AttributeValueUpdate> updates) {
        client.updateItem(
                request -> request.tableName(table).key(item("pk", s(pk))).attributeUpdates(updates));
    }

    private static AttributeValueUpdate change(String action, AttributeValue value) {
        return AttributeValueUpdate.builder().action(action).value(value).build();
    }

    @Test
    void attributeUpdatesPutAddAndDelete() {
        put(
                table,
                item(
                        "pk",
                        s("a"),
                        "name",
                        s("old"),
                        "count",
                        n(1),
                        "tags",
                        AttributeValue.fromSs(List.of("a", "b")),
                        "list",
                        AttributeValue.fromL(List.of(n(1))),
                        "gone",
                        s("x")));
        update(
                "a",
                Map.of(
                        "name", AttributeValueUpdate.builder().value(s("new")).build(),
                        "count", change("ADD", n(9)),
                        "fresh", change("ADD", n(5)),
                        "tags", change("DELETE", AttributeValue.fromSs(List.of("b"))),
                        "list", change("ADD", AttributeValue.fromL(List.of(n(2)))),
                        "gone", AttributeValueUpdate.builder().action("DELETE").build()));
        assertThat(get("a"))
                .isEqualTo(item(
                        "pk",
                        s("a"),
                        "name",
                        s("new"),
                        "count",
                        n(10),
                        "fresh",
                        n(5),
                        "tags",
                        AttributeValue.fromSs(List.of("a")),
                        "list",
                        AttributeValue.fromL(List.of(n(1), n(2)))));
    }

    @Test
    void attributeUpdatesThatDoNotFitAreRefused() {
        assertThat(invalid(() -> update("a", Map.of("pk", change("PUT", s("b"))))))
                .isEqualTo("One or more parameter values were invalid: Cannot update attribute pk. This attribute is"
                        + " part of the key");
        assertThat(invalid(() -> update(
                        "a",
                        Map.of("x", AttributeValueUpdate.builder().action("PUT").build()))))
                .isEqualTo(INVALID + "Only DELETE action is allowed when no attribute value is specified");
        assertThat(invalid(() -> update("a", Map.of("x", change("ADD", s("b"))))))
                .isEqualTo(INVALID + "ADD action is not supported for the type S");
        assertThat(invalid(() -> update("a", Map.of("x", change("DELETE", s("b"))))))
                .isEqualTo(INVALID + "DELETE action with value is not supported for the type S");
        assertThat(invalid(() -> client.updateItem(request -> request.tableName(table)
                        .key(item("pk", s("a")))
                        .attributeUpdates(Map.of("x", change("PUT", n(1))))
                        .updateExpression("SET x = :x")
                        .expressionAttributeValues(Map.of(":x", n(1))))))
                .endsWith("Can not use both expression and non-expression parameters in the same request:"
                        + " Non-expression parameters: {AttributeUpdates} Expression parameters: {UpdateExpression}");
    }

    private void putExpecting(Consumer<PutItemRequest.Builder> expectation) {
        client.putItem(request -> request.tableName(table)
                .item(item("pk", s("a"), "state", s("open"), "role", s("admin")))
                .applyMutation(expectation));
    }

    @Test
    void expectedIsACondition() {
        putExpecting(request -> request.expected(Map.of("pk", expect(pk -> pk.exists(false)))));
        assertThat(refused(
                        () -> putExpecting(request -> request.expected(Map.of("pk", expect(pk -> pk.exists(false))))),
                        "ConditionalCheckFailedException"))
                .isEqualTo("The conditional request failed");
        putExpecting(request -> request.expected(Map.of("state", expect(state -> state.value(s("open"))))));
        putExpecting(request -> request.expected(Map.of(
                "state",
                expect(state -> state.comparisonOperator("BEGINS_WITH").attributeValueList(s("op"))),
                "none",
                expect(none -> none.comparisonOperator("NULL")))));
        var oneOfTwo = Map.of(
                "state", expect(state -> state.comparisonOperator("EQ").attributeValueList(s("open"))),
                "role", expect(role -> role.comparisonOperator("EQ").attributeValueList(s("user"))));
        putExpecting(request -> request.expected(oneOfTwo).conditionalOperator("OR"));
        assertThat(refused(
                        () -> putExpecting(request -> request.expected(oneOfTwo).conditionalOperator("AND")),
                        "ConditionalCheckFailedException"))
                .isNotEmpty();
        client.deleteItem(request -> request.tableName(table)
                .key(item("pk", s("a")))
                .expected(Map.of("role", expect(role -> role.exists(true).value(s("admin"))))));
        assertThat(get("a")).isEmpty();
    }

    @Test
    void expectationsThatDoNotFitAreRefused() {
        assertThat(invalidExpectation(expect(a -> a.exists(true))))
                .isEqualTo(INVALID + "Value must be provided when Exists is true for Attribute: a");
        assertThat(invalidExpectation(expect(a -> a.exists(false).value(s("x")))))
                .isEqualTo(INVALID + "Value cannot be used when Exists is false for Attribute: a");
        assertThat(invalidExpectation(
                        expect(a -> a.value(s("x")).comparisonOperator("EQ").attributeValueList(s("x")))))
                .isEqualTo(INVALID + "Value and AttributeValueList cannot be used together for Attribute: a");
        assertThat(invalidExpectation(expect(a -> a.comparisonOperator("EQ"))))
                .isEqualTo(INVALID
                        + "Value or AttributeValueList must be used with ComparisonOperator: EQ for Attribute:" + " a");
        assertThat(invalidExpectation(expect(a -> a.attributeValueList(s("x")))))
                .isEqualTo(INVALID + "AttributeValueList can only be used with a ComparisonOperator for Attribute: a");
        assertThat(invalidExpectation(
                        expect(a -> a.exists(true).comparisonOperator("EQ").value(s("x")))))
                .isEqualTo(INVALID + "Exists and ComparisonOperator cannot be used together for Attribute: a");
        assertThat(invalidExpectation(
                        expect(a -> a.comparisonOperator("BETWEEN").attributeValueList(s("x")))))
                .isEqualTo(INVALID + "Invalid number of argument(s) for the BETWEEN ComparisonOperator");
        assertThat(invalidExpectation(
                        expect(a -> a.comparisonOperator("BETWEEN").attributeValueList(s("b"), s("a")))))
                .endsWith("the lower bound is greater than the upper bound");
        assertThat(invalidExpectation(expect(a -> a.comparisonOperator("IN").attributeValueList(s("b"), n(1)))))
                .isEqualTo(INVALID + "AttributeValues inside AttributeValueList must be of same type");
        assertThat(invalidExpectation(expect(a -> a.comparisonOperator("LT").value(AttributeValue.fromBool(true)))))
                .isEqualTo(INVALID + "ComparisonOperator LT is not valid for BOOL AttributeValue type");
        assertThat(invalidExpectation(
                        expect(a -> a.comparisonOperator("CONTAINS").value(AttributeValue.fromBool(true)))))
                .isEqualTo(INVALID + "ComparisonOperator CONTAINS is not valid for BOOL AttributeValue type");
        assertThat(invalidExpectation(expect(a -> a.comparisonOperator("LIKE").value(s("x")))))
                .startsWith("1 validation error detected: Value 'LIKE' at 'expected.a.member.comparisonOperator' failed"
                        + " to satisfy constraint: Member must satisfy enum value set: [");
    }

    private String invalidExpectation(ExpectedAttributeValue a) {
        return invalid(() -> putExpecting(request -> request.expected(Map.of("a", a))));
    }

    @Test
    void aConditionalOperatorNeedsTwoToJoin() {
        assertThat(invalid(() -> putExpecting(request -> request.conditionalOperator("AND"))))
                .endsWith("ConditionalOperator cannot be used without Filter or Expected");
        assertThat(invalid(() -> putExpecting(request ->
                        request.conditionalOperator("AND").expected(Map.of("a", expect(a -> a.exists(false)))))))
                .endsWith("ConditionalOperator can only be used when Filter or Expected has two or more elements");
        var two = Map.of("a", expect(a -> a.exists(false)), "b", expect(b -> b.exists(false)));
        assertThat(invalid(() -> putExpecting(
                        request -> request.conditionalOperator("XOR").expected(two))))
                .isEqualTo("1 validation error detected: Failed to satisfy constraint: Member must satisfy enum value"
                        + " set: [ALL, OR]");
        assertThat(invalid(() -> client.query(request -> request.tableName("none")
                        .keyConditions(Map.of("pk", test("EQ", s("a"))))
                        .queryFilter(Map.of("b", test("NULL"), "c", test("NULL")))
                        .conditionalOperator("XOR")
                        .select("BOGUS"))))
                .isEqualTo("Failed to satisfy constraint: Member must satisfy enum value set: [ALL, OR]");
    }

    private List<String> query(Map<String, Condition> key, Map<String, Condition> filter) {
        return client
                .query(request -> request.tableName(sorted)
                        .keyConditions(key)
                        .queryFilter(filter)
                        .attributesToGet("sk"))
                .items()
                .stream()
                .map(each -> each.getOrDefault("sk", s("")).s())
                .toList();
    }

    @Test
    void keyConditionsAndQueryFilterChooseItems() {
        for (var sk : List.of("alpha", "beta", "delta", "epsilon")) {
            put(sorted, item("pk", s("a"), "sk", s(sk), "size", n(sk.length()), "tag", s("x-" + sk)));
        }
        var all = test("EQ", s("a"));
        assertThat(query(Map.of("pk", all), Map.of())).containsExactly("alpha", "beta", "delta", "epsilon");
        assertThat(query(Map.of("pk", all, "sk", test("BETWEEN", s("b"), s("e"))), Map.of()))
                .containsExactly("beta", "delta");
        assertThat(query(Map.of("pk", all, "sk", test("BEGINS_WITH", s("al"))), Map.of()))
                .containsExactly("alpha");
        assertThat(query(Map.of("pk", all, "sk", test("GT", s("beta"))), Map.of()))
                .containsExactly("delta", "epsilon");
        assertThat(query(Map.of("pk", all), Map.of("size", test("EQ", n(5))))).containsExactly("alpha", "delta");
        assertThat(query(Map.of("pk", all), Map.of("tag", test("NOT_CONTAINS", s("ta")))))
                .containsExactly("alpha", "epsilon");
        assertThat(query(Map.of("pk", all), Map.of("size", test("IN", n(4), n(7)))))
                .containsExactly("beta", "epsilon");
        assertThat(query(Map.of("pk", all), Map.of("none", test("NE", n(4))))).hasSize(4);
        assertThat(query(Map.of("pk", all), Map.of("none", test("NOT_NULL")))).isEmpty();
        assertThat(invalid(() -> query(Map.of("pk", all, "sk", test("NE", s("b"))), Map.of())))
                .isEqualTo("Attempted conditional constraint is not an indexable operation");
        assertThat(invalid(() -> query(Map.of("pk", all), Map.of("sk", test("EQ", s("b"))))))
                .isEqualTo("QueryFilter can only contain non-primary key attributes: Primary key attribute: sk");
    }

    @Test
    void scanFilterAndAttributesToGetChooseToo() {
        put(table, item("pk", s("a"), "name", s("anna"), "age", n(30)));
        put(table, item("pk", s("b"), "name", s("bert"), "age", n(20)));
        var scanned = client.scan(request -> request.tableName(table)
                .scanFilter(Map.of("name", test("CONTAINS", s("n")), "age", test("GE", n(30))))
                .conditionalOperator("AND")
                .attributesToGet("name"));
        assertThat(scanned.items()).containsExactly(item("name", s("anna")));
        assertThat(scanned.scannedCount()).isEqualTo(2);
        assertThat(client.getItem(request ->
                                request.tableName(table).key(item("pk", s("b"))).attributesToGet("age", "none"))
                        .item())
                .isEqualTo(item("age", n(20)));
        assertThat(client.batchGetItem(request -> request.requestItems(Map.of(
                                table,
                                KeysAndAttributes.builder()
                                        .keys(List.of(item("pk", s("a"))))
                                        .attributesToGet("pk")
                                        .build())))
                        .responses())
                .isEqualTo(Map.of(table, List.of(item("pk", s("a")))));
        assertThat(invalid(() -> client.getItem(request ->
                        request.tableName(table).key(item("pk", s("b"))).attributesToGet("age", "age"))))
                .isEqualTo("One or more parameter values were invalid: Duplicate value in attribute name: age");
        var empty = " failed to satisfy constraint: Member must have length greater than or equal to 1";
        assertThat(invalid(() -> client.getItem(request ->
                        request.tableName(table).key(item("pk", s("b"))).attributesToGet(List.of()))))
                .isEqualTo("1 validation error detected: Value '[]' at 'attributesToGet'" + empty);
        assertThat(invalid(() -> client.scan(request -> request.tableName(table).attributesToGet(List.of()))))
                .isEqualTo("1 validation error detected: Value '[]' at 'attributesToGet'" + empty);
        assertThat(invalid(() -> client.batchGetItem(request -> request.requestItems(Map.of(
                        table,
                        KeysAndAttributes.builder()
                                .keys(List.of(item("pk", s("a"))))
                                .attributesToGet(List.of())
                                .build())))))
                .endsWith(".member.attributesToGet'" + empty);
        assertThat(invalid(() -> client.batchGetItem(request -> request.requestItems(Map.of(
                        table,
                        KeysAndAttributes.builder()
                                .keys(List.of(item("pk", s("a"))))
                                .attributesToGet("pk")
                                .build(),
                        sorted,
                        KeysAndAttributes.builder()
                                .keys(List.of(item("pk", s("a"), "sk", s("b"))))
                                .projectionExpression("pk")
                                .build())))))
                .startsWith("Can not use both expression and non-expression parameters");
    }
}

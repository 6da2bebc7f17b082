package lyceum.tables;

import static lyceum.tables.Items.invalid;
import static lyceum.tables.Items.item;
import static lyceum.tables.Items.n;
import static lyceum.tables.Items.s;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** What update expressions do to an item, through both doors on both storages. */
@ParameterizedClass
@MethodSource("lyceum.tables.Store#all")
class UpdateItemTest {
    private final DynamoDbClient client;
    private final String table;

    UpdateItemTest(Store store) {
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
    void whatOnlyRemovesMakesNoItem() {
        var answer = client.updateItem(request -> request.tableName(table)
                .key(item("pk", s("a")))
                .updateExpression("REMOVE x DELETE tags :red")
                .expressionAttributeValues(Map.of(":red", AttributeValue.fromSs(List.of("red"))))
                .returnValues("ALL_NEW")
                .returnConsumedCapacity("TOTAL"));
        assertThat(answer.hasAttributes()).isFalse();
        assertThat(answer.consumedCapacity().capacityUnits()).isEqualTo(1);
        var removal = TransactWriteItem.builder()
                .update(update ->
                        update.tableName(table).key(item("pk", s("a"))).updateExpression("REMOVE x"))
                .build();
        client.transactWriteItems(request -> request.transactItems(removal));
        client.updateItem(request -> request.tableName(table)
                .key(item("pk", s("a")))
                .attributeUpdates(Map.of(
                        "x",
                        AttributeValueUpdate.builder()
                                .action(AttributeAction.DELETE)
                                .build())));
        assertThat(get("a")).isEmpty();
        client.updateItem(request -> request.tableName(table).key(item("pk", s("a"))));
        assertThat(get("a")).isEqualTo(item("pk", s("a")));
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

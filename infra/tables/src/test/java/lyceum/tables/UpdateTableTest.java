package lyceum.tables;

import static lyceum.tables.Items.attribute;
import static lyceum.tables.Items.hash;
import static lyceum.tables.Items.invalid;
import static lyceum.tables.Items.item;
import static lyceum.tables.Items.n;
import static lyceum.tables.Items.range;
import static lyceum.tables.Items.refused;
import static lyceum.tables.Items.s;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.SSEStatus;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** UpdateTable and what it changes, through both doors on both storages. */
@ParameterizedClass
@MethodSource("lyceum.tables.Store#all")
class UpdateTableTest {
    private final DynamoDbClient client;
    private final Store store;
    private final String table;

    UpdateTableTest(Store store) {
        this.store = store;
        client = store.client();
        table = store.freshTable();
    }

    private TableDescription description() {
        return client.describeTable(request -> request.tableName(table)).table();
    }

    private static GlobalSecondaryIndexUpdate add(String index, ProjectionType projection, String hash) {
        return GlobalSecondaryIndexUpdate.builder()
                .create(create ->
                        create.indexName(index).keySchema(hash(hash)).projection(all -> all.projectionType(projection)))
                .build();
    }

    private static GlobalSecondaryIndexUpdate remove(String index) {
        return GlobalSecondaryIndexUpdate.builder()
                .delete(delete -> delete.indexName(index))
                .build();
    }

    private void add(String index, String hash) {
        client.updateTable(request -> request.tableName(table)
                .attributeDefinitions(attribute(hash, ScalarAttributeType.S))
                .globalSecondaryIndexUpdates(add(index, ProjectionType.ALL, hash)));
    }

    private List<Map<String, AttributeValue>> query(String index, String hash, String value) {
        return client.query(request -> request.tableName(table)
                        .indexName(index)
                        .keyConditionExpression("#h = :v")
                        .expressionAttributeNames(Map.of("#h", hash))
                        .expressionAttributeValues(Map.of(":v", s(value))))
                .items();
    }

    @Test
    void aNewIndexHoldsWhatWasThereAndFollowsWhatComes() {
        for (var i = 0; i < 1200; i++) {
            var pk = s("p" + i);
            var group = s("g" + i % 3);
            client.putItem(request -> request.tableName(table).item(item("pk", pk, "group", group)));
        }
        client.putItem(request -> request.tableName(table).item(item("pk", s("sparse"))));
        client.putItem(request -> request.tableName(table).item(item("pk", s("other type"), "group", n(1))));
        client.putItem(request -> request.tableName(table).item(item("pk", s("long"), "group", s("g".repeat(2049)))));
        add("groups", "group");
        assertThat(query("groups", "group", "g1")).hasSize(400);
        client.putItem(request -> request.tableName(table).item(item("pk", s("late"), "group", s("g1"))));
        client.deleteItem(request -> request.tableName(table).key(item("pk", s("p1"))));
        assertThat(query("groups", "group", "g1")).hasSize(400).contains(item("pk", s("late"), "group", s("g1")));
    }

    @Test
    void anIndexOfAnOldNameBeginsAnew() {
        client.putItem(request -> request.tableName(table).item(item("pk", s("a"), "x", s("1"), "y", s("2"))));
        add("index", "x");
        client.updateTable(request -> request.tableName(table).globalSecondaryIndexUpdates(remove("index")));
        assertThat(description().hasGlobalSecondaryIndexes()).isFalse();
        assertThat(description().attributeDefinitions()).containsExactly(attribute("pk", ScalarAttributeType.S));
        assertThat(invalid(() -> query("index", "x", "1")))
                .isEqualTo("The table does not have the specified index: index");
        add("index", "y");
        assertThat(query("index", "y", "2")).hasSize(1);
        assertThat(query("index", "y", "1")).isEmpty();
    }

    @Test
    void definitionsAreMergedAndNeverChanged() {
        var answer = client.updateTable(request -> request.tableName(table)
                .attributeDefinitions(
                        attribute("pk", ScalarAttributeType.N),
                        attribute("g", ScalarAttributeType.S),
                        attribute("unused", ScalarAttributeType.S))
                .globalSecondaryIndexUpdates(add("keys", ProjectionType.KEYS_ONLY, "g")));
        assertThat(answer.tableDescription().tableStatus()).isEqualTo(TableStatus.UPDATING);
        assertThat(description().tableStatus()).isEqualTo(TableStatus.ACTIVE);
        assertThat(description().attributeDefinitions())
                .containsExactlyInAnyOrder(
                        attribute("pk", ScalarAttributeType.S), attribute("g", ScalarAttributeType.S));
        assertThat(description().globalSecondaryIndexes())
                .singleElement()
                .returns(IndexStatus.ACTIVE, GlobalSecondaryIndexDescription::indexStatus)
                .returns(description().tableArn() + "/index/keys", GlobalSecondaryIndexDescription::indexArn);
    }

    @Test
    void indexesThatDoNotFitAreRefused() {
        add("index", "x");
        assertThat(invalid(() -> add("index", "x"))).isEqualTo("Attempting to create an index which already exists");
        assertThat(invalid(() -> client.updateTable(request ->
                        request.tableName(table).globalSecondaryIndexUpdates(add("pks", ProjectionType.ALL, "pk")))))
                .contains("Some index key attributes are not defined in AttributeDefinitions");
        assertThat(refused(
                        () -> client.updateTable(
                                request -> request.tableName(table).globalSecondaryIndexUpdates(remove("none"))),
                        "ResourceNotFoundException"))
                .startsWith("Requested resource not found");
        assertThat(refused(
                        () -> client.updateTable(request -> request.tableName(table)
                                .attributeDefinitions(attribute("y", ScalarAttributeType.S))
                                .globalSecondaryIndexUpdates(add("another", ProjectionType.ALL, "y"), remove("index"))),
                        "LimitExceededException"))
                .contains("Only 1 online index");
        assertThat(description().globalSecondaryIndexes()).hasSize(1);
    }

    @Test
    void everyIndexUpdateSaysOneThing() {
        assertThat(invalid(() ->
                        client.updateTable(request -> request.tableName(table).globalSecondaryIndexUpdates(List.of()))))
                .startsWith("At least one of ProvisionedThroughput, BillingMode,");
        var actions = " of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create,"
                + " GlobalSecondaryIndexUpdate.Delete ";
        assertThat(invalid(() -> client.updateTable(request -> request.tableName(table)
                        .globalSecondaryIndexUpdates(
                                GlobalSecondaryIndexUpdate.builder().build()))))
                .isEqualTo("One or more parameter values were invalid: One" + actions + "must not be null");
        assertThat(invalid(() -> client.updateTable(request -> request.tableName(table)
                        .globalSecondaryIndexUpdates(add("one", ProjectionType.ALL, "x").toBuilder()
                                .delete(remove("two").delete())
                                .build()))))
                .startsWith("One or more parameter values were invalid: Only one" + actions);
        assertThat(invalid(() -> client.updateTable(
                        request -> request.tableName(table).globalSecondaryIndexUpdates(remove("a-b"), remove("a-b")))))
                .isEqualTo("One or more parameter values were invalid: Only one global secondary index update per index"
                        + " is allowed simultaneously. Index: a-b");
    }

    @Test
    void aKeyAttributeKeepsItsType() {
        add("index", "x");
        assertThat(invalid(() -> client.updateTable(request -> request.tableName(table)
                        .attributeDefinitions(attribute("x", ScalarAttributeType.N))
                        .globalSecondaryIndexUpdates(add("other", ProjectionType.ALL, "x")))))
                .isEqualTo(
                        "One or more parameter values were invalid: Attributes cannot be redefined. Please check that"
                                + " your attribute has the same type as previously defined. Existing schema:"
                                + " Schema:[SchemaElement: key{x:S:HASH}] New schema: Schema:[SchemaElement: key{x:N:HASH}]");
        add("other", "x");
        assertThat(description().globalSecondaryIndexes()).hasSize(2);
    }

    @Test
    void throughputAndBillingChange() {
        assertThat(invalid(() -> client.updateTable(
                        request -> request.tableName(table).provisionedThroughput(units -> units.readCapacityUnits(5L)
                                .writeCapacityUnits(5L)))))
                .contains("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified");
        assertThat(invalid(() ->
                        client.updateTable(request -> request.tableName(table).billingMode(BillingMode.PROVISIONED))))
                .contains("must be specified when BillingMode is PROVISIONED");
        client.updateTable(request -> request.tableName(table)
                .billingMode(BillingMode.PROVISIONED)
                .provisionedThroughput(units -> units.readCapacityUnits(5L).writeCapacityUnits(6L)));
        assertThat(description().provisionedThroughput().writeCapacityUnits()).isEqualTo(6);
        assertThat(invalid(() -> client.updateTable(
                        request -> request.tableName(table).provisionedThroughput(units -> units.readCapacityUnits(5L)
                                .writeCapacityUnits(6L)))))
                .startsWith("The provisioned throughput for the table will not change.");
        assertThat(invalid(() -> client.updateTable(
                        request -> request.tableName(table).provisionedThroughput(units -> units.readCapacityUnits(0L)
                                .writeCapacityUnits(6L)))))
                .contains("provisionedThroughput.readCapacityUnits");
        client.updateTable(request -> request.tableName(table).billingMode(BillingMode.PAY_PER_REQUEST));
        client.updateTable(request -> request.tableName(table).billingMode(BillingMode.PAY_PER_REQUEST));
        assertThat(description().billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertThat(description().provisionedThroughput().readCapacityUnits()).isZero();
    }

    @Test
    void whatIsOnlyDescribedChanges() {
        client.updateTable(request -> request.tableName(table)
                .tableClass(TableClass.STANDARD_INFREQUENT_ACCESS)
                .deletionProtectionEnabled(true)
                .onDemandThroughput(most -> most.maxReadRequestUnits(20L).maxWriteRequestUnits(15L))
                .sseSpecification(sse -> sse.enabled(true)));
        assertThat(description().tableClassSummary().tableClass()).isEqualTo(TableClass.STANDARD_INFREQUENT_ACCESS);
        assertThat(description().onDemandThroughput().maxReadRequestUnits()).isEqualTo(20);
        assertThat(description().sseDescription().status()).isEqualTo(SSEStatus.ENABLED);
        assertThat(description().sseDescription().kmsMasterKeyArn()).startsWith("arn:aws:kms:us-east-1:");
        assertThat(invalid(() -> client.deleteTable(request -> request.tableName(table))))
                .contains("protected against deletion");
        client.updateTable(request -> request.tableName(table).deletionProtectionEnabled(false));
        client.deleteTable(request -> request.tableName(table));
    }

    @Test
    void streamsAreTurnedOnAndOff() {
        client.updateTable(request -> request.tableName(table)
                .streamSpecification(stream -> stream.streamEnabled(true).streamViewType("NEW_IMAGE")));
        assertThat(description().latestStreamArn()).startsWith(description().tableArn() + "/stream/");
        client.updateTable(
                request -> request.tableName(table).streamSpecification(stream -> stream.streamEnabled(false)));
        assertThat(description().streamSpecification()).isNull();
    }

    @Test
    void aRequestMustChangeSomethingOfATable() {
        assertThat(invalid(() -> client.updateTable(request -> request.tableName(table))))
                .startsWith("At least one of ProvisionedThroughput, BillingMode");
        assertThat(refused(
                        () -> client.updateTable(
                                request -> request.tableName("none").billingMode(BillingMode.PAY_PER_REQUEST)),
                        "ResourceNotFoundException"))
                .isEqualTo("Requested resource not found: Table: none not found");
    }

    @Test
    void keysOfGlobalIndexesMayHaveManyAttributes() {
        var name = store.freshName();
        client.createTable(request -> request.tableName(name)
                .billingMode("PAY_PER_REQUEST")
                .attributeDefinitions(List.of("pk", "h", "a", "b", "c").stream()
                        .map(each -> attribute(each, ScalarAttributeType.S))
                        .toList())
                .keySchema(hash("pk"))
                .globalSecondaryIndexes(Items.global("wide", hash("h"), range("a"), range("b"), range("c"))));
        put(name, "p1", "T", "live", "b");
        put(name, "p2", "T", "live", "a");
        put(name, "p3", "T", "draft", "c");
        put(name, "p4", "F", "live", "a");
        client.putItem(request -> request.tableName(name).item(item("pk", s("p5"), "h", s("o"), "a", s("T"))));

        assertThat(wide(name, "h = :h")).containsExactly("p4", "p3", "p2", "p1");
        assertThat(wide(name, "h = :h AND a = :t")).containsExactly("p3", "p2", "p1");
        assertThat(wide(name, "b = :live AND h = :h AND a = :t")).containsExactly("p2", "p1");
        assertThat(wide(name, "h = :h AND a = :t AND b < :live")).containsExactly("p3");
        assertThat(wide(name, "h = :h AND a = :t AND b = :live AND begins_with(c, :b)"))
                .containsExactly("p1");
        assertThat(invalid(() -> wide(name, "h = :h AND a = :t AND c = :b")))
                .isEqualTo("RANGE key attributes b must have equality conditions specified in the query because a"
                        + " condition is present on key attribute c");
        assertThat(invalid(() -> wide(name, "h = :h AND a = :t AND b > :live AND c = :b")))
                .startsWith("RANGE key attributes b must have equality conditions");
        var page = client.query(request -> request.tableName(name)
                .indexName("wide")
                .keyConditionExpression("h = :h")
                .expressionAttributeValues(Map.of(":h", s("o")))
                .limit(1));
        assertThat(page.lastEvaluatedKey()).containsOnlyKeys("pk", "h", "a", "b", "c");
    }

    private void put(String name, String pk, String a, String b, String c) {
        client.putItem(request ->
                request.tableName(name).item(item("pk", s(pk), "h", s("o"), "a", s(a), "b", s(b), "c", s(c))));
    }

    private List<String> wide(String name, String condition) {
        var values = new HashMap<>(Map.of(":h", s("o"), ":t", s("T"), ":live", s("live"), ":b", s("b")));
        values.keySet().removeIf(each -> !condition.contains(each));
        return client
                .query(request -> request.tableName(name)
                        .indexName("wide")
                        .keyConditionExpression(condition)
                        .expressionAttributeValues(values))
                .items()
                .stream()
                .map(each -> each.getOrDefault("pk", s("")).s())
                .toList();
    }
}

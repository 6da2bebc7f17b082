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

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** The operations on tables, and expiry, through both doors on both storages. */
@ParameterizedClass
@MethodSource("lyceum.tables.Store#all")
class TableTest {
    private final Store store;
    private final DynamoDbClient client;
    private final String table;

    TableTest(Store store) {
        this.store = store;
        client = store.client();
        table = store.freshName();
    }

    private CreateTableRequest.Builder simple() {
        return CreateTableRequest.builder()
                .tableName(table)
                .attributeDefinitions(attribute("pk", ScalarAttributeType.S))
                .keySchema(hash("pk"))
                .billingMode("PAY_PER_REQUEST");
    }

    private static GlobalSecondaryIndex index(String name, ProjectionType projection, String... included) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(hash("pk"))
                .projection(each -> each.projectionType(projection)
                        .nonKeyAttributes(included.length == 0 ? null : List.of(included)))
                .build();
    }

    @Test
    void aTableIsDescribedAsItWasDeclared() {
        var created = client.createTable(Items.sortedTable(table, ScalarAttributeType.N)
                .globalSecondaryIndexes(index("all", ProjectionType.ALL))
                .streamSpecification(stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE))
                .build());
        assertThat(created.tableDescription().tableStatus()).isEqualTo(TableStatus.CREATING);
        client.putItem(request -> request.tableName(table).item(item("pk", s("a"), "sk", n(1))));

        var description =
                client.describeTable(request -> request.tableName(table)).table();
        assertThat(description.tableStatus()).isEqualTo(TableStatus.ACTIVE);
        assertThat(description.tableArn()).isEqualTo("arn:aws:dynamodb:us-east-1:123456789012:table/" + table);
        assertThat(description.keySchema()).containsExactly(hash("pk"), range("sk"));
        assertThat(description.creationDateTime()).isEqualTo(store.clock().instant());
        assertThat(description.itemCount()).isEqualTo(1);
        assertThat(description.tableSizeBytes()).isEqualTo(2 + 1 + 2 + 2);
        assertThat(description.latestStreamArn()).startsWith(description.tableArn() + "/stream/");
        assertThat(description.globalSecondaryIndexes()).singleElement().satisfies(index -> {
            assertThat(index.indexStatusAsString()).isEqualTo("ACTIVE");
            assertThat(index.indexArn()).isEqualTo(description.tableArn() + "/index/all");
        });
        assertThat(description.billingModeSummary().billingModeAsString()).isEqualTo("PAY_PER_REQUEST");
    }

    @Test
    void waitersOfTheSdkSeeATable() {
        client.createTable(simple().build());
        try (var waiter = client.waiter()) {
            assertThat(waiter.waitUntilTableExists(request -> request.tableName(table))
                            .matched()
                            .response())
                    .isPresent();
        }
    }

    @Test
    void aDeletedTableIsGoneWithItsItems() {
        client.createTable(simple().build());
        client.putItem(request -> request.tableName(table).item(item("pk", s("a"))));
        var deleted = client.deleteTable(request -> request.tableName(table));
        assertThat(deleted.tableDescription().tableStatus()).isEqualTo(TableStatus.DELETING);
        assertThat(deleted.tableDescription().tableArn()).endsWith(":table/" + table);
        assertThat(deleted.tableDescription().hasKeySchema()).isFalse();
        assertThat(deleted.tableDescription().hasAttributeDefinitions()).isFalse();
        assertThat(deleted.tableDescription().hasGlobalSecondaryIndexes()).isFalse();
        assertThat(deleted.tableDescription().creationDateTime()).isNull();
        assertThat(refused(
                        () -> client.describeTable(request -> request.tableName(table)), "ResourceNotFoundException"))
                .isEqualTo("Requested resource not found: Table: " + table + " not found");
        client.createTable(simple().build());
        assertThat(client.scan(request -> request.tableName(table)).count()).isZero();
    }

    @Test
    void aNameIsTakenOnce() {
        client.createTable(simple().build());
        assertThat(refused(() -> client.createTable(simple().build()), "ResourceInUseException"))
                .isEqualTo("Table already exists: " + table);
    }

    @Test
    void tablesAreListedByNameInPages() {
        for (var name : List.of("zz-c", "zz-a", "zz-b")) {
            if (client.listTables().tableNames().contains(name)) {
                client.deleteTable(request -> request.tableName(name));
            }
            client.createTable(simple().tableName(name).build());
        }
        var first = client.listTables(
                request -> request.exclusiveStartTableName("zz-").limit(2));
        assertThat(first.tableNames()).containsExactly("zz-a", "zz-b");
        assertThat(first.lastEvaluatedTableName()).isEqualTo("zz-b");
    }

    @Test
    void declarationsMustBeSound() {
        assertThat(invalid(() -> client.createTable(simple().tableName("ab").build())))
                .isEqualTo("1 validation error detected: Value 'ab' at 'tableName' failed to satisfy constraint: Member"
                        + " must have length greater than or equal to 3");
        assertThat(invalid(() -> client.createTable(simple().tableName("a b c").build())))
                .contains("Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
        assertThat(invalid(() ->
                        client.createTable(simple().keySchema(hash("other")).build())))
                .isEqualTo("One or more parameter values were invalid: Some index key attributes are not defined in"
                        + " AttributeDefinitions. Keys: [other], AttributeDefinitions: [pk]");
        assertThat(invalid(
                        () -> client.createTable(simple().keySchema(range("pk")).build())))
                .isEqualTo("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        assertThat(invalid(() -> client.createTable(simple().attributeDefinitions(
                                attribute("pk", ScalarAttributeType.S), attribute("more", ScalarAttributeType.S))
                        .build())))
                .isEqualTo("One or more parameter values were invalid: Number of attributes in KeySchema does not"
                        + " exactly match number of attributes defined in AttributeDefinitions");
        assertThat(invalid(() ->
                        client.createTable(simple().billingMode("PROVISIONED").build())))
                .isEqualTo("One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must"
                        + " both be specified when BillingMode is PROVISIONED");
        assertThat(invalid(() -> client.createTable(simple().globalSecondaryIndexes(
                                index("one", ProjectionType.ALL), index("one", ProjectionType.ALL))
                        .build())))
                .isEqualTo("One or more parameter values were invalid: Duplicate index name: one");
        assertThat(invalid(
                        () -> client.createTable(simple().globalSecondaryIndexes(index("one", ProjectionType.ALL, "x"))
                                .build())))
                .isEqualTo("One or more parameter values were invalid: ProjectionType is ALL, but NonKeyAttributes is"
                        + " specified");
        assertThat(invalid(() -> client.createTable(
                        simple().attributeDefinitions(attribute("pk", ScalarAttributeType.S).toBuilder()
                                        .attributeType("BOOL")
                                        .build())
                                .build())))
                .contains("Member must satisfy enum value set: [B, N, S]");
    }

    private void timeToLive(boolean enabled, String attribute) {
        client.updateTimeToLive(request -> request.tableName(table)
                .timeToLiveSpecification(spec -> spec.enabled(enabled).attributeName(attribute)));
    }

    private void putExpiring(String pk, long second) {
        client.putItem(request -> request.tableName(table).item(item("pk", s(pk), "expires", n(second))));
    }

    private Set<String> keys() {
        return client.scan(request -> request.tableName(table)).items().stream()
                .map(item -> item.getOrDefault("pk", s("")).s())
                .collect(Collectors.toSet());
    }

    @Test
    void itemsExpireByTheClockOfTheStore() {
        client.createTable(simple().build());
        var now = store.clock().instant().getEpochSecond();
        putExpiring("before-it-was-on", now + 10);
        timeToLive(true, "expires");
        putExpiring("soon", now + 10);
        putExpiring("late", now + 100);
        putExpiring("moved", now + 10);
        putExpiring("moved", now + 100);
        putExpiring("ancient", 1000);
        client.putItem(request -> request.tableName(table).item(item("pk", s("never"), "expires", s("text"))));
        client.putItem(request -> request.tableName(table).item(item("pk", s("forever"))));

        store.tables().expireItems();
        assertThat(keys()).hasSize(7);
        store.clock().advance(Duration.ofSeconds(10));
        assertThat(store.tables().expireItems()).isEqualTo(2);
        assertThat(keys()).containsExactlyInAnyOrder("late", "moved", "ancient", "never", "forever");
        store.clock().advance(Duration.ofSeconds(90));
        assertThat(store.tables().expireItems()).isEqualTo(2);
        assertThat(keys()).containsExactlyInAnyOrder("ancient", "never", "forever");
    }

    @Test
    void timeToLiveIsSwitchedOnAndOff() {
        client.createTable(simple().build());
        assertThat(client.describeTimeToLive(request -> request.tableName(table))
                        .timeToLiveDescription()
                        .timeToLiveStatus())
                .isEqualTo(TimeToLiveStatus.DISABLED);
        timeToLive(true, "expires");
        assertThat(invalid(() -> timeToLive(true, "expires"))).isEqualTo("TimeToLive is already enabled");
        assertThat(invalid(() -> timeToLive(true, "other"))).contains("current AttributeName is expires");
        assertThat(client.describeTimeToLive(request -> request.tableName(table))
                        .timeToLiveDescription()
                        .attributeName())
                .isEqualTo("expires");
        putExpiring("a", store.clock().instant().getEpochSecond());
        timeToLive(false, "expires");
        assertThat(invalid(() -> timeToLive(false, "expires"))).isEqualTo("TimeToLive is already disabled");
        assertThat(store.tables().expireItems()).isZero();
        assertThat(keys()).containsExactly("a");
    }
}

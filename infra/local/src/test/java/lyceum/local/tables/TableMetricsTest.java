package lyceum.local.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lyceum.tables.Tables;
import lyceum.tables.TablesSettings;
import lyceum.tables.service.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

class TableMetricsTest {
    private static final Map<String, AttributeValue> ITEM =
            Map.of("PK", AttributeValue.fromS("a"), "Kind", AttributeValue.fromS("k"));
    private static final Map<String, AttributeValue> KEY = Map.of("PK", AttributeValue.fromS("a"));

    private final List<String> measured = new ArrayList<>();
    private Fault fault = Fault.NONE;
    private final Tables tables = Tables.open(TablesSettings.inMemory()
            .withFaults(_ -> fault)
            .withListener(new TableMetrics((namespace, dimensions, metric, value, _) -> {
                assertThat(namespace).isEqualTo("AWS/DynamoDB");
                boolean time = metric.endsWith("Latency");
                assertThat(value).isPositive();
                measured.add(metric + new TreeMap<>(dimensions) + (time ? "" : " " + value));
            })));
    private final DynamoDbClient client = tables.client();

    @BeforeEach
    void create() {
        client.createTable(table -> table.tableName("things")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("PK"), attribute("Kind"))
                .keySchema(hash("PK"))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("by-kind")
                        .keySchema(hash("Kind"))
                        .projection(projection -> projection.projectionType(ProjectionType.ALL))
                        .build()));
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void tellsCapacityOfTableAndIndexAndTheTime() {
        client.putItem(put -> put.tableName("things").item(ITEM));
        client.getItem(get -> get.tableName("things").key(KEY).consistentRead(true));
        client.query(query -> query.tableName("things")
                .indexName("by-kind")
                .keyConditionExpression("Kind = :k")
                .expressionAttributeValues(Map.of(":k", AttributeValue.fromS("k"))));
        assertThat(measured)
                .containsExactly(
                        "ConsumedWriteCapacityUnits{TableName=things} 1.0",
                        "ConsumedWriteCapacityUnits{GlobalSecondaryIndexName=by-kind, TableName=things} 1.0",
                        "SuccessfulRequestLatency{Operation=PutItem, TableName=things}",
                        "ConsumedReadCapacityUnits{TableName=things} 1.0",
                        "SuccessfulRequestLatency{Operation=GetItem, TableName=things}",
                        "ConsumedReadCapacityUnits{GlobalSecondaryIndexName=by-kind, TableName=things} 0.5",
                        "SuccessfulRequestLatency{Operation=Query, TableName=things}");
    }

    @Test
    void tellsWhyACallWasRefused() {
        client.putItem(put -> put.tableName("things").item(ITEM));
        measured.clear();
        refused(() -> client.putItem(
                put -> put.tableName("things").item(ITEM).conditionExpression("attribute_not_exists(PK)")));
        assertThat(measured).contains("ConditionalCheckFailedRequests{TableName=things} 1.0");
        refused(() -> client.transactWriteItems(write -> write.transactItems(TransactWriteItem.builder()
                .put(put -> put.tableName("things").item(ITEM).conditionExpression("attribute_not_exists(PK)"))
                .build())));
        assertThat(measured).contains("UserErrors{} 1.0");
        fault = new Fault.Throttle();
        refused(() -> client.getItem(get -> get.tableName("things").key(KEY)));
        fault = new Fault.ServerError();
        refused(() -> client.getItem(get -> get.tableName("things").key(KEY)));
        assertThat(measured)
                .endsWith(
                        "ThrottledRequests{Operation=GetItem, TableName=things} 1.0",
                        "SystemErrors{Operation=GetItem, TableName=things} 1.0")
                .noneMatch(metric -> metric.startsWith("SuccessfulRequestLatency"));
    }

    @Test
    void saysNothingOfCallsThatTouchNoItems() {
        client.describeTable(table -> table.tableName("things"));
        client.listTables();
        assertThat(measured).isEmpty();
    }

    private static void refused(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(DynamoDbException.class);
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType("S")
                .build();
    }

    private static KeySchemaElement hash(String name) {
        return KeySchemaElement.builder()
                .attributeName(name)
                .keyType(KeyType.HASH)
                .build();
    }
}

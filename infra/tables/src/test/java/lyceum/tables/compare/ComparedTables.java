package lyceum.tables.compare;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;

/** The tables that the requests are for. */
final class ComparedTables {
    static final String SIMPLE = "simple";
    static final String SORTED = "sorted";

    private ComparedTables() {}

    static List<CreateTableRequest> all() {
        var throughput = ProvisionedThroughput.builder()
                .readCapacityUnits(1L)
                .writeCapacityUnits(1L)
                .build();
        return List.of(
                CreateTableRequest.builder()
                        .tableName(SIMPLE)
                        .attributeDefinitions(attribute("pk", "S"))
                        .keySchema(key("pk", "HASH"))
                        .provisionedThroughput(throughput)
                        .build(),
                CreateTableRequest.builder()
                        .tableName(SORTED)
                        .attributeDefinitions(attribute("pk", "S"), attribute("sk", "N"), attribute("a", "S"))
                        .keySchema(key("pk", "HASH"), key("sk", "RANGE"))
                        .provisionedThroughput(throughput)
                        .localSecondaryIndexes(LocalSecondaryIndex.builder()
                                .indexName("local")
                                .keySchema(key("pk", "HASH"), key("a", "RANGE"))
                                .projection(Projection.builder()
                                        .projectionType("ALL")
                                        .build())
                                .build())
                        .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                                .indexName("global")
                                .keySchema(key("a", "HASH"), key("sk", "RANGE"))
                                .projection(Projection.builder()
                                        .projectionType("INCLUDE")
                                        .nonKeyAttributes("b")
                                        .build())
                                .provisionedThroughput(throughput)
                                .build())
                        .build());
    }

    private static AttributeDefinition attribute(String name, String type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static KeySchemaElement key(String name, String type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}

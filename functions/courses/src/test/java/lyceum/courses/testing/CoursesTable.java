package lyceum.courses.testing;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The table of this context, with the indexes that the template declares. */
public final class CoursesTable {
    public static final String NAME = "courses";

    private CoursesTable() {}

    public static void createIn(DynamoDbClient dynamo) {
        dynamo.createTable(create -> create.tableName(NAME)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        List.of(text("PK"), text("SK"), text("GSI1PK"), text("GSI1SK"), text("GSI2PK"), text("GSI2SK")))
                .keySchema(key("PK", KeyType.HASH), key("SK", KeyType.RANGE))
                .globalSecondaryIndexes(
                        index(
                                "listing",
                                "GSI1",
                                Projection.builder()
                                        .projectionType(ProjectionType.INCLUDE)
                                        .nonKeyAttributes(
                                                "course_id",
                                                "title",
                                                "audience",
                                                "level",
                                                "language",
                                                "state",
                                                "version",
                                                "partial",
                                                "lessons",
                                                "reading_minutes",
                                                "created_at",
                                                "updated_at")
                                        .build()),
                        index(
                                "active",
                                "GSI2",
                                Projection.builder()
                                        .projectionType(ProjectionType.KEYS_ONLY)
                                        .build())));
    }

    private static GlobalSecondaryIndex index(String name, String prefix, Projection projection) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(key(prefix + "PK", KeyType.HASH), key(prefix + "SK", KeyType.RANGE))
                .projection(projection)
                .build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}

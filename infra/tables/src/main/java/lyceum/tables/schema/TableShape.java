package lyceum.tables.schema;

import java.util.List;
import java.util.stream.Collectors;
import lyceum.tables.validation.Constraints;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;

/** What the members of requests about tables must be, each by itself. */
final class TableShape {
    private static final List<String> BILLING_MODES = List.of("PROVISIONED", "PAY_PER_REQUEST");
    private static final List<String> CLASSES = List.of("STANDARD", "STANDARD_INFREQUENT_ACCESS");
    private static final int MOST_KEYS = 2;
    private static final int MOST_GLOBAL_KEYS = 8;
    private static final int LONGEST_KEY_NAME = 255;

    private TableShape() {}

    static void check(CreateTableRequest request) {
        var constraints = new Constraints()
                .name("tableName", request.tableName())
                .notNull(
                        "attributeDefinitions",
                        request.hasAttributeDefinitions() ? request.attributeDefinitions() : null)
                .notNull("keySchema", request.hasKeySchema() ? request.keySchema() : null);
        billingMode(constraints, request.billingModeAsString());
        tableClass(constraints, request.tableClassAsString());
        StreamRules.checkShape(constraints, request.streamSpecification());
        definitions(constraints, request.attributeDefinitions());
        keySchema(constraints, "keySchema", request.keySchema(), MOST_KEYS);
        throughput(constraints, "provisionedThroughput", request.provisionedThroughput());
        for (var i = 0; i < request.globalSecondaryIndexes().size(); i++) {
            var index = request.globalSecondaryIndexes().get(i);
            var at = "globalSecondaryIndexes." + (i + 1) + ".member";
            index(constraints, at, index.indexName(), index.projection());
            keySchema(constraints, at + ".keySchema", index.keySchema(), MOST_GLOBAL_KEYS);
            throughput(constraints, at + ".provisionedThroughput", index.provisionedThroughput());
        }
        for (var i = 0; i < request.localSecondaryIndexes().size(); i++) {
            var index = request.localSecondaryIndexes().get(i);
            var at = "localSecondaryIndexes." + (i + 1) + ".member";
            index(constraints, at, index.indexName(), index.projection());
            keySchema(constraints, at + ".keySchema", index.keySchema(), MOST_KEYS);
        }
        constraints.check();
    }

    static void billingMode(Constraints constraints, @Nullable String mode) {
        constraints.oneOf("billingMode", mode, BILLING_MODES);
    }

    static void tableClass(Constraints constraints, @Nullable String tableClass) {
        constraints.oneOf("tableClass", tableClass, CLASSES);
    }

    static void definitions(Constraints constraints, List<AttributeDefinition> definitions) {
        for (var i = 0; i < definitions.size(); i++) {
            var each = definitions.get(i);
            var at = "attributeDefinitions." + (i + 1) + ".member.";
            constraints
                    .notNull(at + "attributeName", each.attributeName())
                    .length(at + "attributeName", each.attributeName(), 1, LONGEST_KEY_NAME)
                    .notNull(at + "attributeType", each.attributeTypeAsString())
                    .oneOf(at + "attributeType", each.attributeTypeAsString(), List.of("B", "N", "S"));
        }
    }

    static void throughput(Constraints constraints, String at, @Nullable ProvisionedThroughput throughput) {
        if (throughput != null) {
            constraints
                    .notNull(at + ".readCapacityUnits", throughput.readCapacityUnits())
                    .atLeast(at + ".readCapacityUnits", throughput.readCapacityUnits(), 1)
                    .notNull(at + ".writeCapacityUnits", throughput.writeCapacityUnits())
                    .atLeast(at + ".writeCapacityUnits", throughput.writeCapacityUnits(), 1);
        }
    }

    /** A global index that an UpdateTable is to add. */
    static void globalIndex(
            Constraints constraints,
            String at,
            @Nullable String name,
            List<KeySchemaElement> key,
            @Nullable Projection projection) {
        index(constraints, at, name, projection);
        keySchema(constraints, at + ".keySchema", key, MOST_GLOBAL_KEYS);
    }

    private static void index(
            Constraints constraints, String at, @Nullable String name, @Nullable Projection projection) {
        constraints
                .notNull(at + ".indexName", name)
                .name(at + ".indexName", name)
                .notNull(at + ".projection", projection);
        if (projection != null) {
            constraints.oneOf(
                    at + ".projection.projectionType",
                    projection.projectionTypeAsString(),
                    List.of("ALL", "INCLUDE", "KEYS_ONLY"));
            if (projection.hasNonKeyAttributes()) {
                constraints.size(
                        at + ".projection.nonKeyAttributes", projection.nonKeyAttributes(), 1, Integer.MAX_VALUE);
            }
        }
    }

    private static void keySchema(Constraints constraints, String at, List<KeySchemaElement> schema, int most) {
        var shown = schema.stream()
                .map(each -> "KeySchemaElement(attributeName=" + each.attributeName() + ", keyType="
                        + each.keyTypeAsString() + ")")
                .collect(Collectors.toList());
        constraints.size(at, shown, 1, most);
        for (var i = 0; i < schema.size(); i++) {
            var each = schema.get(i);
            var member = at + "." + (i + 1) + ".member.";
            constraints
                    .notNull(member + "attributeName", each.attributeName())
                    .length(member + "attributeName", each.attributeName(), 1, LONGEST_KEY_NAME)
                    .notNull(member + "keyType", each.keyTypeAsString())
                    .oneOf(member + "keyType", each.keyTypeAsString(), List.of("HASH", "RANGE"));
        }
    }
}

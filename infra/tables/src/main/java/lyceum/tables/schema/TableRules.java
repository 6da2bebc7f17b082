package lyceum.tables.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.validation.Constraints;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/** The rules of CreateTable, in the order and words of the service. */
public final class TableRules {
    private static final int MOST_LOCAL = 5;
    private static final int MOST_GLOBAL = 20;
    private static final int MOST_INCLUDED = 100;

    private TableRules() {}

    /** Refuses a request that declares no proper table. */
    public static void check(CreateTableRequest request) {
        checkShape(request);
        checkThroughput(request);
        var defined = request.attributeDefinitions().stream()
                .map(AttributeDefinition::attributeName)
                .toList();
        checkKeySchema(request.keySchema(), defined, "");
        checkAllUsed(request, defined);
        var names = new HashSet<String>();
        checkLocal(request, defined, names);
        checkGlobal(request, defined, names);
        StreamRules.check(request.streamSpecification());
    }

    private static void checkShape(CreateTableRequest request) {
        var name = request.tableName();
        if (name == null) {
            throw Rejection.validation("The parameter 'TableName' is required but was not present in the request");
        }
        if (name.length() < 3 || name.length() > 255) {
            throw Rejection.validation("TableName must be at least 3 characters long and at most 255 characters long");
        }
        var constraints = new Constraints()
                .name("tableName", name)
                .notNull(
                        "attributeDefinitions",
                        request.hasAttributeDefinitions() ? request.attributeDefinitions() : null)
                .notNull("keySchema", request.hasKeySchema() ? request.keySchema() : null)
                .oneOf("billingMode", request.billingModeAsString(), List.of("PROVISIONED", "PAY_PER_REQUEST"));
        StreamRules.checkShape(constraints, request.streamSpecification());
        for (var i = 0; i < request.attributeDefinitions().size(); i++) {
            var each = request.attributeDefinitions().get(i);
            var at = "attributeDefinitions." + (i + 1) + ".member.";
            constraints
                    .notNull(at + "attributeName", each.attributeName())
                    .notNull(at + "attributeType", each.attributeTypeAsString())
                    .oneOf(at + "attributeType", each.attributeTypeAsString(), List.of("B", "N", "S"));
        }
        checkShape(constraints, "keySchema", request.keySchema());
        var throughput = request.provisionedThroughput();
        if (throughput != null) {
            constraints
                    .atLeast("provisionedThroughput.readCapacityUnits", throughput.readCapacityUnits(), 1)
                    .atLeast("provisionedThroughput.writeCapacityUnits", throughput.writeCapacityUnits(), 1);
        }
        for (var index : request.localSecondaryIndexes()) {
            checkShape(constraints, "localSecondaryIndexes", index.indexName(), index.keySchema(), index.projection());
        }
        for (var index : request.globalSecondaryIndexes()) {
            checkShape(constraints, "globalSecondaryIndexes", index.indexName(), index.keySchema(), index.projection());
        }
        constraints.check();
    }

    private static void checkShape(
            Constraints constraints,
            String list,
            @Nullable String name,
            List<KeySchemaElement> schema,
            @Nullable Projection projection) {
        var at = list + ".member.";
        constraints.notNull(at + "indexName", name).name(at + "indexName", name).notNull(at + "projection", projection);
        if (projection != null) {
            constraints.oneOf(
                    at + "projection.projectionType",
                    projection.projectionTypeAsString(),
                    List.of("ALL", "INCLUDE", "KEYS_ONLY"));
        }
        checkShape(constraints, at + "keySchema", schema);
    }

    private static void checkShape(Constraints constraints, String at, List<KeySchemaElement> schema) {
        constraints.size(at, schema, 1, 2);
        for (var i = 0; i < schema.size(); i++) {
            var each = schema.get(i);
            var member = at + "." + (i + 1) + ".member.";
            constraints
                    .notNull(member + "attributeName", each.attributeName())
                    .notNull(member + "keyType", each.keyTypeAsString())
                    .oneOf(member + "keyType", each.keyTypeAsString(), List.of("HASH", "RANGE"));
        }
    }

    private static void checkThroughput(CreateTableRequest request) {
        var throughput = request.provisionedThroughput();
        if (request.billingMode() == BillingMode.PAY_PER_REQUEST) {
            if (throughput != null) {
                throw Rejection.invalidParameter(
                        "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when"
                                + " BillingMode is PAY_PER_REQUEST");
            }
        } else if (throughput == null
                || throughput.readCapacityUnits() == null
                || throughput.writeCapacityUnits() == null) {
            throw Rejection.invalidParameter("ReadCapacityUnits and WriteCapacityUnits must both be specified when"
                    + " BillingMode is PROVISIONED");
        }
    }

    private static void checkKeySchema(List<KeySchemaElement> schema, List<String> defined, String index) {
        var keys = schema.stream().map(KeySchemaElement::attributeName).toList();
        if (index.isEmpty() && keys.size() > defined.size()) {
            throw Rejection.validation("Invalid KeySchema: Some index key attribute have no definition");
        }
        if (!defined.containsAll(keys)) {
            throw Rejection.invalidParameter("Some index key attributes are not defined in AttributeDefinitions. Keys: "
                    + keys
                    + ", AttributeDefinitions: "
                    + defined);
        }
        if (keys.size() == 2 && keys.get(0).equals(keys.get(1))) {
            throw Rejection.validation(
                    "Both the Hash Key and the Range Key element in the KeySchema have the same name");
        }
        if (schema.getFirst().keyType() != KeyType.HASH) {
            throw Rejection.validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        }
        if (schema.size() == 2 && schema.get(1).keyType() != KeyType.RANGE) {
            throw Rejection.validation("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
        }
    }

    private static void checkAllUsed(CreateTableRequest request, List<String> defined) {
        var used = new HashSet<String>();
        request.keySchema().forEach(each -> used.add(each.attributeName()));
        request.localSecondaryIndexes()
                .forEach(index -> index.keySchema().forEach(each -> used.add(each.attributeName())));
        request.globalSecondaryIndexes()
                .forEach(index -> index.keySchema().forEach(each -> used.add(each.attributeName())));
        if (!used.containsAll(defined)) {
            var indexed = request.hasLocalSecondaryIndexes() || request.hasGlobalSecondaryIndexes();
            throw Rejection.invalidParameter(
                    indexed
                            ? "Some AttributeDefinitions are not used. AttributeDefinitions: "
                                    + defined
                                    + ", keys used: "
                                    + List.copyOf(used)
                            : "Number of attributes in KeySchema does not exactly match number of attributes defined"
                                    + " in AttributeDefinitions");
        }
    }

    private static void checkLocal(CreateTableRequest request, List<String> defined, Set<String> names) {
        if (!request.hasLocalSecondaryIndexes()) {
            return;
        }
        if (request.localSecondaryIndexes().isEmpty()) {
            throw Rejection.invalidParameter("List of LocalSecondaryIndexes is empty");
        }
        if (request.keySchema().size() != 2) {
            throw Rejection.invalidParameter("Table KeySchema does not have a range key, which is required when"
                    + " specifying a LocalSecondaryIndex");
        }
        for (var index : request.localSecondaryIndexes()) {
            checkLocal(index, request.keySchema().getFirst().attributeName(), defined);
            checkProjection(index.projection());
            checkName(index.indexName(), names);
        }
        if (request.localSecondaryIndexes().size() > MOST_LOCAL) {
            throw Rejection.invalidParameter("Number of LocalSecondaryIndexes exceeds per-table limit of 5");
        }
    }

    private static void checkLocal(LocalSecondaryIndex index, String tableHash, List<String> defined) {
        checkKeySchema(index.keySchema(), defined, index.indexName());
        if (index.keySchema().size() != 2) {
            throw Rejection.invalidParameter(
                    "Index KeySchema does not have a range key for index: " + index.indexName());
        }
        var hash = index.keySchema().getFirst().attributeName();
        if (!hash.equals(tableHash)) {
            throw Rejection.invalidParameter(
                    "Index KeySchema does not have the same leading hash key as table KeySchema for index: "
                            + index.indexName()
                            + ". index hash key: "
                            + hash
                            + ", table hash key: "
                            + tableHash);
        }
    }

    private static void checkGlobal(CreateTableRequest request, List<String> defined, Set<String> names) {
        if (!request.hasGlobalSecondaryIndexes()) {
            return;
        }
        if (request.globalSecondaryIndexes().isEmpty()) {
            throw Rejection.invalidParameter("List of GlobalSecondaryIndexes is empty");
        }
        for (var index : request.globalSecondaryIndexes()) {
            checkKeySchema(index.keySchema(), defined, index.indexName());
            checkProjection(index.projection());
            checkThroughput(index, request.billingMode());
            checkName(index.indexName(), names);
        }
        if (request.globalSecondaryIndexes().size() > MOST_GLOBAL) {
            throw Rejection.invalidParameter("GlobalSecondaryIndex count exceeds the per-table limit of 20");
        }
    }

    private static void checkThroughput(GlobalSecondaryIndex index, @Nullable BillingMode mode) {
        if (mode == BillingMode.PAY_PER_REQUEST && index.provisionedThroughput() != null) {
            throw Rejection.invalidParameter("ProvisionedThroughput should not be specified for index: "
                    + index.indexName()
                    + " when BillingMode is PAY_PER_REQUEST");
        }
        if (mode != BillingMode.PAY_PER_REQUEST && index.provisionedThroughput() == null) {
            throw Rejection.invalidParameter("ProvisionedThroughput must be specified for index: " + index.indexName());
        }
    }

    private static void checkProjection(Projection projection) {
        var type = projection.projectionType();
        if (type == null) {
            throw Rejection.invalidParameter("Unknown ProjectionType: null");
        }
        if (projection.hasNonKeyAttributes() && type != ProjectionType.INCLUDE) {
            throw Rejection.invalidParameter("ProjectionType is " + type + ", but NonKeyAttributes is specified");
        }
        if (type == ProjectionType.INCLUDE && projection.nonKeyAttributes().isEmpty()) {
            throw Rejection.invalidParameter("ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
        }
        if (projection.nonKeyAttributes().size() > MOST_INCLUDED) {
            throw Rejection.invalidParameter("NonKeyAttributes count exceeds the limit of 100");
        }
    }

    private static void checkName(String name, Set<String> names) {
        if (!names.add(name)) {
            throw Rejection.invalidParameter("Duplicate index name: " + name);
        }
    }
}

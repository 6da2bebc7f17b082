package lyceum.tables.schema;

import java.util.List;
import lyceum.tables.rejection.ErrorCode;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.validation.Constraints;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** The rules of UpdateTable. */
public final class UpdateRules {
    private UpdateRules() {}

    /** Refuses a request of which a member is not what it must be, whatever the table. */
    public static void checkShape(UpdateTableRequest request) {
        var constraints = new Constraints().tableName(request.tableName());
        TableShape.billingMode(constraints, request.billingModeAsString());
        TableShape.tableClass(constraints, request.tableClassAsString());
        TableShape.definitions(constraints, request.attributeDefinitions());
        TableShape.throughput(constraints, "provisionedThroughput", request.provisionedThroughput());
        StreamRules.checkShape(constraints, request.streamSpecification());
        for (var i = 0; i < request.globalSecondaryIndexUpdates().size(); i++) {
            var at = "globalSecondaryIndexUpdates." + (i + 1) + ".member.";
            checkShape(constraints, at, request.globalSecondaryIndexUpdates().get(i));
        }
        constraints.check();
        if (!changesAnything(request)) {
            throw Rejection.validation("At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled,"
                    + " GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required");
        }
        IndexRules.checkBounds(request.provisionedThroughput());
        IndexUpdateRules.checkOneChangeEach(request.globalSecondaryIndexUpdates());
    }

    private static void checkShape(Constraints constraints, String at, GlobalSecondaryIndexUpdate update) {
        if (update.create() != null) {
            var create = update.create();
            TableShape.globalIndex(
                    constraints, at + "create", create.indexName(), create.keySchema(), create.projection());
            TableShape.throughput(constraints, at + "create.provisionedThroughput", create.provisionedThroughput());
        }
        if (update.update() != null) {
            constraints.notNull(at + "update.indexName", update.update().indexName());
            TableShape.throughput(
                    constraints,
                    at + "update.provisionedThroughput",
                    update.update().provisionedThroughput());
        }
        if (update.delete() != null) {
            constraints.notNull(at + "delete.indexName", update.delete().indexName());
        }
    }

    private static boolean changesAnything(UpdateTableRequest request) {
        return request.provisionedThroughput() != null
                || request.billingMode() != null
                || request.streamSpecification() != null
                || !request.globalSecondaryIndexUpdates().isEmpty()
                || request.sseSpecification() != null
                || request.tableClass() != null
                || request.onDemandThroughput() != null
                || request.deletionProtectionEnabled() != null;
    }

    /** Refuses a request that does not fit a table. */
    public static void check(Table table, UpdateTableRequest request) {
        checkThroughput(table, request);
        if (request.streamSpecification() != null) {
            StreamRules.checkChange(table, request.streamSpecification());
        }
        var online = request.globalSecondaryIndexUpdates().stream()
                .filter(each -> each.create() != null || each.delete() != null)
                .count();
        if (online > 1) {
            throw Rejection.of(
                    ErrorCode.LIMIT_EXCEEDED,
                    "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table");
        }
        for (var update : request.globalSecondaryIndexUpdates()) {
            checkIndex(table, request, update);
        }
    }

    private static void checkThroughput(Table table, UpdateTableRequest request) {
        var wanted = request.provisionedThroughput();
        var mode = modeAfter(table, request);
        if (mode == BillingMode.PAY_PER_REQUEST && wanted != null) {
            throw Rejection.invalidParameter("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when"
                    + " BillingMode is PAY_PER_REQUEST");
        }
        if (mode == BillingMode.PROVISIONED && modeOf(table) != mode && wanted == null) {
            throw Rejection.invalidParameter("ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
        }
        if (wanted != null && modeOf(table) == mode && isCurrent(table, wanted)) {
            throw Rejection.validation("The provisioned throughput for the table will not change. The requested value"
                    + " equals the current value. Current ReadCapacityUnits provisioned for the table: "
                    + wanted.readCapacityUnits()
                    + ". Requested ReadCapacityUnits: "
                    + wanted.readCapacityUnits()
                    + ". Current WriteCapacityUnits provisioned for the table: "
                    + wanted.writeCapacityUnits()
                    + ". Requested WriteCapacityUnits: "
                    + wanted.writeCapacityUnits()
                    + ". Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher"
                    + " limits.");
        }
    }

    private static boolean isCurrent(Table table, ProvisionedThroughput wanted) {
        var current = table.description().provisionedThroughput();
        return current.readCapacityUnits().equals(wanted.readCapacityUnits())
                && current.writeCapacityUnits().equals(wanted.writeCapacityUnits());
    }

    /** How a table is paid for. */
    static BillingMode modeOf(Table table) {
        var summary = table.description().billingModeSummary();
        return summary == null ? BillingMode.PROVISIONED : summary.billingMode();
    }

    /** How a table will be paid for. */
    static BillingMode modeAfter(Table table, UpdateTableRequest request) {
        return request.billingMode() == null ? modeOf(table) : request.billingMode();
    }

    private static void checkIndex(Table table, UpdateTableRequest request, GlobalSecondaryIndexUpdate update) {
        if (update.create() != null) {
            checkNew(table, request, update.create());
        }
        if (update.delete() != null && !hasGlobal(table, update.delete().indexName())) {
            throw Rejection.of(
                    ErrorCode.RESOURCE_NOT_FOUND,
                    "Requested resource not found: Index: " + update.delete().indexName() + " not found");
        }
        if (update.update() != null && !hasGlobal(table, update.update().indexName())) {
            throw Rejection.of(
                    ErrorCode.RESOURCE_NOT_FOUND,
                    "Requested resource not found: Index: " + update.update().indexName() + " not found");
        }
    }

    private static boolean hasGlobal(Table table, String name) {
        return table.index(name).filter(Index::global).isPresent();
    }

    // The key must be defined in the request itself, even where the table defines the same.
    private static void checkNew(Table table, UpdateTableRequest request, CreateGlobalSecondaryIndexAction create) {
        if (table.index(create.indexName()).isPresent()) {
            throw Rejection.validation("Attempting to create an index which already exists");
        }
        List<String> defined = request.attributeDefinitions().stream()
                .map(AttributeDefinition::attributeName)
                .toList();
        IndexRules.checkDefined(create.keySchema(), defined);
        IndexUpdateRules.checkNotRedefined(table, create.keySchema(), request.attributeDefinitions());
        IndexRules.checkGlobalOrder(create.keySchema());
        IndexRules.checkProjection(create.projection());
        IndexRules.checkThroughput(create.indexName(), create.provisionedThroughput(), modeAfter(table, request));
        if (table.indexes().stream().filter(Index::global).count() >= TableRules.MOST_GLOBAL) {
            throw Rejection.of(
                    ErrorCode.LIMIT_EXCEEDED,
                    "Subscriber limit exceeded: GlobalSecondaryIndex count exceeds the per-table limit of 20");
        }
    }
}

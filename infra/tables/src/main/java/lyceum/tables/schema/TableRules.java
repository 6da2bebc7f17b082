package lyceum.tables.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lyceum.tables.rejection.Rejection;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;

/** The rules of CreateTable, in the order and words of the service. */
public final class TableRules {
    private static final int MOST_LOCAL = 5;
    static final int MOST_GLOBAL = 20;

    private TableRules() {}

    /** Refuses a request that declares no proper table. */
    public static void check(CreateTableRequest request) {
        if (request.tableName() == null) {
            throw Rejection.validation("The parameter 'TableName' is required but was not present in the request");
        }
        TableShape.check(request);
        IndexRules.checkBounds(request.provisionedThroughput());
        checkThroughput(request);
        var defined = request.attributeDefinitions().stream()
                .map(AttributeDefinition::attributeName)
                .toList();
        IndexRules.checkDefinedOnce(defined);
        if (request.keySchema().size() > defined.size()) {
            throw Rejection.validation("Invalid KeySchema: Some index key attribute have no definition");
        }
        IndexRules.checkDefined(request.keySchema(), defined);
        IndexRules.checkOrder(request.keySchema());
        checkAllUsed(request, defined);
        var names = new HashSet<String>();
        checkLocal(request, defined, names);
        checkGlobal(request, defined, names);
        StreamRules.check(request.streamSpecification());
    }

    private static void checkThroughput(CreateTableRequest request) {
        var throughput = request.provisionedThroughput();
        if (request.billingMode() == BillingMode.PAY_PER_REQUEST) {
            if (throughput != null) {
                throw Rejection.invalidParameter(
                        "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when"
                                + " BillingMode is PAY_PER_REQUEST");
            }
        } else if (throughput == null) {
            throw Rejection.invalidParameter("ReadCapacityUnits and WriteCapacityUnits must both be specified when"
                    + " BillingMode is PROVISIONED");
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
            IndexRules.checkProjection(index.projection());
            checkName(index.indexName(), names);
        }
        if (request.localSecondaryIndexes().size() > MOST_LOCAL) {
            throw Rejection.invalidParameter("Number of LocalSecondaryIndexes exceeds per-table limit of 5");
        }
    }

    private static void checkLocal(LocalSecondaryIndex index, String tableHash, List<String> defined) {
        IndexRules.checkDefined(index.keySchema(), defined);
        IndexRules.checkOrder(index.keySchema());
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
            IndexRules.checkDefined(index.keySchema(), defined);
            IndexRules.checkGlobalOrder(index.keySchema());
            IndexRules.checkProjection(index.projection());
            IndexRules.checkThroughput(index.indexName(), index.provisionedThroughput(), request.billingMode());
            checkName(index.indexName(), names);
        }
        if (request.globalSecondaryIndexes().size() > MOST_GLOBAL) {
            throw Rejection.invalidParameter("GlobalSecondaryIndex count exceeds the per-table limit of 20");
        }
    }

    private static void checkName(String name, Set<String> names) {
        if (!names.add(name)) {
            throw Rejection.invalidParameter("Duplicate index name: " + name);
        }
    }
}

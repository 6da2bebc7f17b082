package lyceum.local.tables;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lyceum.local.metrics.Metrics;
import lyceum.tables.service.Call;
import lyceum.tables.service.CallListener;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/**
 * What DynamoDB tells CloudWatch of each call ("DynamoDB metrics and dimensions" in its developer guide): capacity by table and by global
 * index, latency by table and operation, and refusals. Errors that did not happen are not told as zeros, as on AWS.
 */
final class TableMetrics implements CallListener {
    private static final String NAMESPACE = "AWS/DynamoDB";
    private static final String COUNT = "Count";
    private static final Set<String> READS = Set.of("BatchGetItem", "GetItem", "Query", "Scan", "TransactGetItems");
    private static final Set<String> WRITES =
            Set.of("BatchWriteItem", "DeleteItem", "PutItem", "TransactWriteItems", "UpdateItem");

    private final Metrics metrics;
    private final Map<String, Map<String, String>> tables = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Map<String, String>>> operations = new ConcurrentHashMap<>();

    TableMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void called(Call call) {
        String operation = call.target().operation();
        boolean reads = READS.contains(operation);
        if (!reads && !WRITES.contains(operation)) {
            return;
        }
        String units = reads ? "ConsumedReadCapacityUnits" : "ConsumedWriteCapacityUnits";
        call.consumed().forEach(consumed -> consumed(consumed, units));
        Optional<String> error = call.error();
        if (error.isPresent()) {
            failed(call, error.get());
            return;
        }
        double millis = call.took().toNanos() / 1e6;
        for (String table : call.target().tables()) {
            metrics.record(NAMESPACE, dimensions(table, operation), "SuccessfulRequestLatency", millis, "Milliseconds");
        }
    }

    /** Local indexes use their table's capacity, global ones their own. */
    private void consumed(ConsumedCapacity consumed, String metric) {
        String table = consumed.tableName();
        double own = units(consumed.table());
        for (Capacity local : consumed.localSecondaryIndexes().values()) {
            own += units(local);
        }
        if (own > 0) {
            metrics.record(NAMESPACE, dimensions(table), metric, own, COUNT);
        }
        consumed.globalSecondaryIndexes()
                .forEach((index, capacity) -> metrics.record(
                        NAMESPACE,
                        Map.of("TableName", table, "GlobalSecondaryIndexName", index),
                        metric,
                        units(capacity),
                        COUNT));
    }

    private static double units(@Nullable Capacity capacity) {
        return capacity == null ? 0 : capacity.capacityUnits();
    }

    private void failed(Call call, String error) {
        switch (error) {
            case "ConditionalCheckFailedException" ->
                call.target()
                        .tables()
                        .forEach(table -> metrics.record(
                                NAMESPACE, dimensions(table), "ConditionalCheckFailedRequests", 1, COUNT));
            case "ProvisionedThroughputExceededException" -> byOperation(call, "ThrottledRequests");
            case "InternalServerError" -> byOperation(call, "SystemErrors");
            // Those of a whole account have no dimensions.
            default -> metrics.record(NAMESPACE, Map.of(), "UserErrors", 1, COUNT);
        }
    }

    private void byOperation(Call call, String metric) {
        for (String table : call.target().tables()) {
            metrics.record(NAMESPACE, dimensions(table, call.target().operation()), metric, 1, COUNT);
        }
    }

    private Map<String, String> dimensions(String table) {
        return tables.computeIfAbsent(table, name -> Map.of("TableName", name));
    }

    private Map<String, String> dimensions(String table, String operation) {
        return operations
                .computeIfAbsent(table, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(operation, name -> Map.of("TableName", table, "Operation", name));
    }
}

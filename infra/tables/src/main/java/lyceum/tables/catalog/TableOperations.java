package lyceum.tables.catalog;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lyceum.tables.capacity.Meter;
import lyceum.tables.index.Expiries;
import lyceum.tables.index.StorageKeys;
import lyceum.tables.rejection.ErrorCode;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.schema.Declaration;
import lyceum.tables.schema.Table;
import lyceum.tables.schema.TableRules;
import lyceum.tables.storage.Change;
import lyceum.tables.storage.Storage;
import lyceum.tables.validation.Constraints;
import lyceum.tables.value.ItemCodec;
import lyceum.tables.value.Sizes;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

/** The operations on tables. Each is done when it answers; nothing goes on in the background. */
public final class TableOperations {
    private static final int MOST_LISTED = 100;
    // Above this, counting anew for each DescribeTable would cost too much.
    private static final long COUNTED_EACH_TIME = 10_000;

    private final Storage storage;
    private final Catalog catalog;
    private final Declaration declaration;
    private final Map<Integer, Count> counts = new ConcurrentHashMap<>();

    public TableOperations(Storage storage, Catalog catalog, Declaration declaration) {
        this.storage = storage;
        this.catalog = catalog;
        this.declaration = declaration;
    }

    public CreateTableResponse create(CreateTableRequest request, Meter unused) {
        TableRules.check(request);
        Table table;
        try (var _ = catalog.alone()) {
            if (catalog.find(request.tableName()).isPresent()) {
                throw Rejection.of(ErrorCode.RESOURCE_IN_USE, "Table already exists: " + request.tableName());
            }
            table = declaration.table(catalog.nextNumber(), request);
            catalog.put(table);
        }
        storage.sync();
        return CreateTableResponse.builder()
                .tableDescription(withStatus(table.description(), TableStatus.CREATING))
                .build();
    }

    public DeleteTableResponse delete(DeleteTableRequest request, Meter unused) {
        checkName(request.tableName());
        Table table;
        try (var _ = catalog.alone()) {
            table = catalog.describe(request.tableName());
            if (Boolean.TRUE.equals(table.description().deletionProtectionEnabled())) {
                throw Rejection.validation("Resource cannot be deleted as it is currently protected against deletion."
                        + " Disable deletion protection first.");
            }
            catalog.remove(table);
        }
        storage.sync();
        return DeleteTableResponse.builder()
                .tableDescription(withStatus(table.description(), TableStatus.DELETING))
                .build();
    }

    public DescribeTableResponse describe(DescribeTableRequest request, Meter unused) {
        checkName(request.tableName());
        var table = catalog.describe(request.tableName());
        var count = count(table);
        return DescribeTableResponse.builder()
                .table(table.description().toBuilder()
                        .itemCount(count.items)
                        .tableSizeBytes(count.bytes)
                        .build())
                .build();
    }

    public ListTablesResponse list(ListTablesRequest request, Meter unused) {
        new Constraints()
                .name("exclusiveStartTableName", request.exclusiveStartTableName())
                .atLeast("limit", request.limit(), 1)
                .atMost("limit", request.limit(), MOST_LISTED)
                .check();
        var limit = request.limit() == null ? MOST_LISTED : request.limit();
        var names = catalog.namesAfter(request.exclusiveStartTableName()).stream()
                .limit(limit + 1L)
                .toList();
        var more = names.size() > limit;
        var page = more ? names.subList(0, limit) : names;
        return ListTablesResponse.builder()
                .tableNames(page)
                .lastEvaluatedTableName(more ? page.getLast() : null)
                .build();
    }

    public UpdateTimeToLiveResponse updateTimeToLive(UpdateTimeToLiveRequest request, Meter unused) {
        var wanted = request.timeToLiveSpecification();
        new Constraints()
                .tableName(request.tableName())
                .notNull("timeToLiveSpecification", wanted)
                .check();
        new Constraints()
                .notNull("timeToLiveSpecification.attributeName", wanted.attributeName())
                .notNull("timeToLiveSpecification.enabled", wanted.enabled())
                .require(
                        wanted.attributeName() == null
                                || !wanted.attributeName().isEmpty(),
                        "timeToLiveSpecification.attributeName",
                        wanted.attributeName(),
                        "Member must have length greater than or equal to 1")
                .check();
        try (var _ = catalog.alone()) {
            var table = catalog.describe(request.tableName());
            if (wanted.enabled()) {
                enableExpiry(table, wanted.attributeName());
            } else {
                disableExpiry(table, wanted.attributeName());
            }
        }
        storage.sync();
        return UpdateTimeToLiveResponse.builder()
                .timeToLiveSpecification(wanted)
                .build();
    }

    private void enableExpiry(Table table, String attribute) {
        if (table.expiryAttribute() != null) {
            throw Rejection.validation(
                    table.expiryAttribute().equals(attribute)
                            ? "TimeToLive is already enabled"
                            : "TimeToLive is active on a different AttributeName: current AttributeName is "
                                    + table.expiryAttribute());
        }
        var changed = table.withExpiry(attribute);
        var expiries = new ArrayList<Change>();
        var items = StorageKeys.segment(table, null, 0, 1);
        try (var cursor = storage.scan(items.from(), items.to(), true)) {
            while (cursor.next()) {
                var item = ItemCodec.decode(cursor.value());
                Expiries.of(changed, item).ifPresent(second -> expiries.add(Expiries.put(changed, second, item)));
            }
        }
        storage.write(expiries);
        catalog.put(changed);
    }

    private void disableExpiry(Table table, String attribute) {
        if (table.expiryAttribute() == null) {
            throw Rejection.validation("TimeToLive is already disabled");
        }
        if (!table.expiryAttribute().equals(attribute)) {
            throw Rejection.validation("TimeToLive is active on a different AttributeName: current AttributeName is "
                    + table.expiryAttribute());
        }
        catalog.put(table.withExpiry(null));
        var expiries = StorageKeys.expiries(table);
        storage.removeRange(expiries.from(), expiries.to());
    }

    public DescribeTimeToLiveResponse describeTimeToLive(DescribeTimeToLiveRequest request, Meter unused) {
        checkName(request.tableName());
        var attribute = catalog.describe(request.tableName()).expiryAttribute();
        return DescribeTimeToLiveResponse.builder()
                .timeToLiveDescription(description -> description
                        .timeToLiveStatus(attribute == null ? TimeToLiveStatus.DISABLED : TimeToLiveStatus.ENABLED)
                        .attributeName(attribute))
                .build();
    }

    private static void checkName(String name) {
        new Constraints().tableName(name).check();
    }

    private static TableDescription withStatus(TableDescription description, TableStatus status) {
        return description.toBuilder().tableStatus(status).build();
    }

    /** How much a table held when it was counted. */
    private record Count(long items, long bytes) {}

    private Count count(Table table) {
        var last = counts.get(table.number());
        if (last != null && last.items > COUNTED_EACH_TIME) {
            return last;
        }
        var range = StorageKeys.segment(table, null, 0, 1);
        var items = 0L;
        var bytes = 0L;
        try (var cursor = storage.scan(range.from(), range.to(), true)) {
            while (cursor.next()) {
                items++;
                bytes += Sizes.ofItem(ItemCodec.decode(cursor.value()));
            }
        }
        var count = new Count(items, bytes);
        counts.put(table.number(), count);
        return count;
    }
}

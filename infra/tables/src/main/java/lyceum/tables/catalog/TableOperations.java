package lyceum.tables.catalog;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lyceum.tables.capacity.Meter;
import lyceum.tables.index.StorageKeys;
import lyceum.tables.rejection.ErrorCode;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.schema.Declaration;
import lyceum.tables.schema.Table;
import lyceum.tables.schema.TableRules;
import lyceum.tables.storage.Storage;
import lyceum.tables.validation.Constraints;
import lyceum.tables.value.ItemCodec;
import lyceum.tables.value.Sizes;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** CreateTable, DeleteTable, DescribeTable and ListTables. Each is done when it answers. */
final class TableOperations {
    private static final int MOST_LISTED = 100;
    // Above this, counting anew for each DescribeTable would cost too much.
    private static final long COUNTED_EACH_TIME = 10_000;

    private final Storage storage;
    private final Catalog catalog;
    private final Declaration declaration;
    private final Map<Integer, Count> counts = new ConcurrentHashMap<>();

    TableOperations(Storage storage, Catalog catalog, Declaration declaration) {
        this.storage = storage;
        this.catalog = catalog;
        this.declaration = declaration;
    }

    CreateTableResponse create(CreateTableRequest request, Meter unused) {
        TableRules.check(request);
        Tags.check(request.tags());
        Table table;
        try (var _ = catalog.alone()) {
            if (catalog.find(request.tableName()).isPresent()) {
                throw Rejection.of(ErrorCode.RESOURCE_IN_USE, "Table already exists: " + request.tableName());
            }
            table = declaration.table(catalog.nextNumber(), request);
            table = table.with(table.settings().withTags(Tags.of(request.tags())));
            catalog.put(table);
        }
        storage.sync();
        return CreateTableResponse.builder()
                .tableDescription(withStatus(table.description(), TableStatus.CREATING))
                .build();
    }

    DeleteTableResponse delete(DeleteTableRequest request, Meter unused) {
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
                .tableDescription(withoutSchema(withStatus(table.description(), TableStatus.DELETING)))
                .build();
    }

    DescribeTableResponse describe(DescribeTableRequest request, Meter unused) {
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

    ListTablesResponse list(ListTablesRequest request, Meter unused) {
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

    private static void checkName(String name) {
        new Constraints().tableName(name).check();
    }

    private static TableDescription withStatus(TableDescription description, TableStatus status) {
        return description.toBuilder().tableStatus(status).build();
    }

    // The service says of a table that goes what it cost, and no more what it was.
    private static TableDescription withoutSchema(TableDescription description) {
        return description.toBuilder()
                .creationDateTime(null)
                .keySchema((Collection<KeySchemaElement>) null)
                .attributeDefinitions((Collection<AttributeDefinition>) null)
                .localSecondaryIndexes((Collection<LocalSecondaryIndexDescription>) null)
                .globalSecondaryIndexes((Collection<GlobalSecondaryIndexDescription>) null)
                .build();
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

package lyceum.tables.catalog;

import java.util.ArrayList;
import java.util.List;
import lyceum.tables.capacity.Meter;
import lyceum.tables.index.IndexEntries;
import lyceum.tables.index.KeyRange;
import lyceum.tables.index.StorageKeys;
import lyceum.tables.schema.Declaration;
import lyceum.tables.schema.Index;
import lyceum.tables.schema.Redeclaration;
import lyceum.tables.schema.Table;
import lyceum.tables.schema.UpdateRules;
import lyceum.tables.storage.Change;
import lyceum.tables.storage.Storage;
import lyceum.tables.value.ItemCodec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

/** UpdateTable. A new index is filled before the call answers; nobody writes items meanwhile. */
final class TableUpdates {
    private static final int AT_ONCE = 1000;

    private final Storage storage;
    private final Catalog catalog;
    private final Declaration declaration;

    TableUpdates(Storage storage, Catalog catalog, Declaration declaration) {
        this.storage = storage;
        this.catalog = catalog;
        this.declaration = declaration;
    }

    UpdateTableResponse update(UpdateTableRequest request, Meter unused) {
        UpdateRules.checkShape(request);
        Table changed;
        try (var _ = catalog.alone()) {
            var table = catalog.describe(request.tableName());
            UpdateRules.check(table, request);
            changed = Redeclaration.of(declaration, table, request);
            var removed = table.indexes().stream()
                    .filter(index -> changed.index(index.name()).isEmpty())
                    .toList();
            changed.indexes().stream()
                    .filter(index -> table.index(index.name()).isEmpty())
                    .forEach(index -> fill(changed, index));
            catalog.put(changed);
            removed.forEach(index -> clear(table, index));
        }
        storage.sync();
        return UpdateTableResponse.builder()
                .tableDescription(changed.description().toBuilder()
                        .tableStatus(TableStatus.UPDATING)
                        .build())
                .build();
    }

    // A crash before the table is declared anew leaves entries that nothing refers to: they go first.
    private void fill(Table table, Index index) {
        clear(table, index);
        var rest = StorageKeys.segment(table, null, 0, 1);
        byte @Nullable [] last;
        do {
            var entries = new ArrayList<Change>();
            last = collect(table, index, rest, entries);
            storage.write(entries);
            rest = last == null ? rest : rest.beyond(last, true);
        } while (last != null);
    }

    // The key of the last item that was looked at, or null if that was the last there is.
    private byte @Nullable [] collect(Table table, Index index, KeyRange items, List<Change> entries) {
        var count = 0;
        try (var cursor = storage.scan(items.from(), items.to(), true)) {
            while (cursor.next()) {
                IndexEntries.entry(table, index, ItemCodec.decode(cursor.value()))
                        .ifPresent(entries::add);
                if (++count == AT_ONCE) {
                    return cursor.key();
                }
            }
        }
        return null;
    }

    private void clear(Table table, Index index) {
        var entries = StorageKeys.segment(table, index, 0, 1);
        storage.removeRange(entries.from(), entries.to());
    }
}

package lyceum.tables.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import lyceum.tables.index.StorageKeys;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.schema.Table;
import lyceum.tables.storage.Change;
import lyceum.tables.storage.Storage;
import lyceum.tables.streams.Streams;
import lyceum.tables.value.ItemCodec;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;

/** The tables there are, kept in storage as items are. */
public final class Catalog {
    private final Storage storage;
    private final Streams streams;
    private final NavigableMap<String, Table> tables = new ConcurrentSkipListMap<>();
    // Writers of items share it; whoever changes a table has it alone.
    private final ReentrantReadWriteLock latch = new ReentrantReadWriteLock();

    public Catalog(Storage storage, Streams streams) {
        this.storage = storage;
        this.streams = streams;
        var range = StorageKeys.tables();
        try (var cursor = storage.scan(range.from(), range.to(), true)) {
            while (cursor.next()) {
                var table = TableCodec.decode(cursor.value());
                tables.put(table.name(), table);
            }
        }
    }

    /** Until closed, no table changes or goes. */
    public Use use() {
        latch.readLock().lock();
        return () -> latch.readLock().unlock();
    }

    /** Until closed, no item is written and no other table changes. */
    Use alone() {
        latch.writeLock().lock();
        return () -> latch.writeLock().unlock();
    }

    /** A hold on the latch, closed by the thread that took it. */
    public interface Use extends AutoCloseable {
        @Override
        void close();
    }

    public Optional<Table> find(String nameOrArn) {
        return Optional.ofNullable(tables.get(nameOf(nameOrArn)));
    }

    /** The table of a name or ARN; refuses in the words of the item operations. */
    public Table require(String nameOrArn) {
        return find(nameOrArn).orElseThrow(Rejection::noResource);
    }

    /** The table of a name or ARN; refuses in the words of the table operations. */
    Table describe(String nameOrArn) {
        return find(nameOrArn).orElseThrow(() -> Rejection.noTable(nameOf(nameOrArn)));
    }

    public Collection<Table> all() {
        return tables.values();
    }

    /** Names after a name, in order. */
    Collection<String> namesAfter(@Nullable String name) {
        return name == null ? tables.keySet() : tables.tailMap(name, false).keySet();
    }

    /** A number that no table had before. */
    int nextNumber() {
        var stored = storage.get(StorageKeys.lastNumber());
        var number = stored == null ? 1 : TableCodec.number(ItemCodec.decode(stored), "number") + 1;
        storage.write(List.of(Change.put(
                StorageKeys.lastNumber(),
                ItemCodec.encode(Map.of("number", new Value.N(BigDecimal.valueOf(number)))))));
        return number;
    }

    /** Adds a table, or a new declaration of one; its stream begins or ends as the declaration says. */
    void put(Table table) {
        var changes = new ArrayList<>(streams.follow(tables.get(table.name()), table));
        changes.add(Change.put(StorageKeys.table(table.name()), TableCodec.encode(table)));
        storage.write(changes);
        tables.put(table.name(), table);
    }

    /** Removes a table and all that is in it, but for its stream's records. */
    void remove(Table table) {
        tables.remove(table.name());
        var changes = new ArrayList<>(streams.follow(table, null));
        changes.add(Change.remove(StorageKeys.table(table.name())));
        storage.write(changes);
        var everything = StorageKeys.everythingOf(table);
        storage.removeRange(everything.from(), everything.to());
    }

    static String nameOf(String nameOrArn) {
        var at = nameOrArn.indexOf(":table/");
        return nameOrArn.startsWith("arn:") && at > 0 ? nameOrArn.substring(at + ":table/".length()) : nameOrArn;
    }
}

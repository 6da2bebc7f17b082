package lyceum.tables.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lyceum.tables.catalog.Catalog;
import lyceum.tables.index.Expiries;
import lyceum.tables.index.StorageKeys;
import lyceum.tables.schema.Table;
import lyceum.tables.storage.Change;
import lyceum.tables.storage.Storage;
import lyceum.tables.streams.Streams;
import lyceum.tables.value.ItemCodec;
import lyceum.tables.value.Value;
import lyceum.tables.writing.Writer;

/**
 * Removes what has outlived its time: items of tables with a time to live, client tokens, and stream
 * records. As with the service, an item whose time is more than five years past is left alone: its
 * time was probably not meant in seconds.
 */
final class Expiry {
    private static final Duration OLDEST = Duration.ofDays(5 * 365);
    private static final int AT_ONCE = 1000;

    private final Storage storage;
    private final Catalog catalog;
    private final Writer writer;
    private final Streams streams;
    private final InstantSource clock;

    Expiry(Storage storage, Catalog catalog, Writer writer, Streams streams, InstantSource clock) {
        this.storage = storage;
        this.catalog = catalog;
        this.writer = writer;
        this.streams = streams;
        this.clock = clock;
    }

    /** Removes all that has expired by now; how many items those were. */
    int run() {
        var removed = 0;
        for (var table : catalog.all()) {
            if (table.expiryAttribute() != null) {
                int some;
                do {
                    some = removeSome(table.name());
                    removed += some;
                } while (some > 0);
            }
        }
        forgetTokens();
        streams.trim();
        return removed;
    }

    private int removeSome(String name) {
        try (var _ = catalog.use()) {
            return catalog.find(name).map(this::removeSome).orElse(0);
        }
    }

    private int removeSome(Table table) {
        var now = clock.instant().getEpochSecond();
        var removed = 0;
        for (var key : expired(table, now)) {
            var place = StorageKeys.item(table, key);
            var stored = storage.get(place);
            // It may have been changed since: only an item that is still expired goes.
            if (stored != null
                    && isDue(table, ItemCodec.decode(stored), now)
                    && writer.expireIfUnchanged(table, place, stored)) {
                removed++;
            }
        }
        return removed;
    }

    private List<Map<String, Value>> expired(Table table, long now) {
        var range = StorageKeys.expiriesUpTo(table, now);
        var oldest = StorageKeys.expiriesUpTo(table, Math.max(0, now - OLDEST.toSeconds()));
        var keys = new ArrayList<Map<String, Value>>();
        try (var cursor = storage.scan(oldest.to(), range.to(), true)) {
            while (keys.size() < AT_ONCE && cursor.next()) {
                keys.add(ItemCodec.decode(cursor.value()));
            }
        }
        return keys;
    }

    private static boolean isDue(Table table, Map<String, Value> item, long now) {
        var second = Expiries.of(table, item);
        return second.isPresent() && second.getAsLong() <= now;
    }

    private void forgetTokens() {
        var now = clock.instant().getEpochSecond();
        var range = StorageKeys.tokens();
        var old = new ArrayList<Change>();
        try (var cursor = storage.scan(range.from(), range.to(), true)) {
            while (cursor.next()) {
                if (ItemCodec.decode(cursor.value()).get("until") instanceof Value.N(var until)
                        && until.longValueExact() <= now) {
                    old.add(Change.remove(cursor.key()));
                }
            }
        }
        if (!old.isEmpty()) {
            storage.write(old);
        }
    }
}

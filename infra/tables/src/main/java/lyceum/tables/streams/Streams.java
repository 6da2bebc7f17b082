package lyceum.tables.streams;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import lyceum.tables.index.StorageKeys;
import lyceum.tables.schema.Table;
import lyceum.tables.storage.Change;
import lyceum.tables.storage.Storage;
import lyceum.tables.value.ItemCodec;
import org.jspecify.annotations.Nullable;

/** All streams: those that tables write to now, and those that ended less than a day ago. */
public final class Streams {
    private final Storage storage;
    private final InstantSource clock;
    private final NavigableMap<String, StreamLog> byArn = new ConcurrentSkipListMap<>();
    private final Map<Integer, StreamLog> byTable = new ConcurrentHashMap<>();

    /** The streams in a storage. */
    public Streams(Storage storage, InstantSource clock) {
        this.storage = storage;
        this.clock = clock;
        var range = StorageKeys.streams();
        var stored = new ArrayList<Stream>();
        try (var cursor = storage.scan(range.from(), range.to(), true)) {
            while (cursor.next()) {
                stored.add(Stream.decode(ItemCodec.decode(cursor.value())));
            }
        }
        stored.forEach(stream -> add(new StreamLog(storage, stream)));
    }

    private void add(StreamLog log) {
        byArn.put(log.stream().arn(), log);
        if (log.stream().ended() == null) {
            byTable.put(log.stream().tableNumber(), log);
        }
    }

    /**
     * The changes in storage that begin or end a stream when a table's declaration changes. The caller
     * keeps everyone else from writing to the table meanwhile.
     *
     * @param before null if the table is new
     * @param after null if the table goes
     */
    public List<Change> follow(@Nullable Table before, @Nullable Table after) {
        var changes = new ArrayList<Change>();
        var stays = before != null && after != null && Objects.equals(openStream(before), openStream(after));
        if (before != null && !stays) {
            var log = byTable.remove(before.number());
            if (log != null) {
                changes.add(log.end(clock.instant()));
            }
        }
        if (after != null && !stays) {
            var arn = openStream(after);
            if (arn != null) {
                changes.add(begin(after, arn).declaration());
            }
        }
        return changes;
    }

    private static @Nullable String openStream(Table table) {
        var specification = table.description().streamSpecification();
        return specification != null && Boolean.TRUE.equals(specification.streamEnabled())
                ? table.description().latestStreamArn()
                : null;
    }

    private StreamLog begin(Table table, String arn) {
        // Two streams have one name only if the clock stood still between them.
        var namesake = byArn.remove(arn);
        if (namesake != null) {
            namesake.forget();
        }
        var number = byArn.values().stream()
                        .mapToInt(log -> log.stream().number())
                        .max()
                        .orElse(0)
                + 1;
        var log = new StreamLog(storage, Stream.of(number, table, clock.instant()));
        add(log);
        return log;
    }

    /** Writes changes as one batch, together with the stream records of the items they change. */
    public void write(List<Change> changes, List<ItemChange> items) {
        var owed = items.stream().flatMap(item -> owed(item).stream()).toList();
        if (owed.isEmpty()) {
            storage.write(changes);
            return;
        }
        var logs = owed.stream()
                .map(Owed::log)
                .distinct()
                .sorted(Comparator.comparingInt(log -> log.stream().number()))
                .toList();
        logs.forEach(StreamLog::lock);
        try {
            var all = new ArrayList<>(changes);
            owed.forEach(each -> all.add(each.log.append(each.record)));
            storage.write(all);
        } finally {
            logs.forEach(StreamLog::unlock);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // short-lived and never compared
    private record Owed(StreamLog log, byte[] record) {}

    // The service writes no record for a write that leaves its item as it was.
    private Optional<Owed> owed(ItemChange item) {
        var log = byTable.get(item.table().number());
        if (log == null || Objects.equals(item.before(), item.after())) {
            return Optional.empty();
        }
        return Optional.of(new Owed(log, StreamRecords.encode(item, log.stream().shows(), clock.instant())));
    }

    /** Removes records older than a day, and streams that ended a day ago. */
    public void trim() {
        var now = clock.instant();
        for (var log : List.copyOf(byArn.values())) {
            if (log.isOver(now)) {
                byArn.remove(log.stream().arn(), log);
                log.forget();
            } else {
                log.trim(now);
            }
        }
    }

    /** The stream of an ARN, if it is not over. */
    Optional<StreamLog> find(String arn) {
        return Optional.ofNullable(byArn.get(arn)).filter(log -> !log.isOver(clock.instant()));
    }

    /** All streams that are not over, in the order of their ARNs. */
    Collection<StreamLog> all() {
        var now = clock.instant();
        return byArn.values().stream().filter(log -> !log.isOver(now)).toList();
    }
}

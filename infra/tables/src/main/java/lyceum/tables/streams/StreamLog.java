package lyceum.tables.streams;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import lyceum.tables.index.StorageKeys;
import lyceum.tables.storage.Change;
import lyceum.tables.storage.Storage;
import lyceum.tables.value.ItemCodec;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * The records of one stream. Whoever writes holds its lock from taking numbers until they are in
 * storage, so that records become visible in the order of their numbers and no reader misses one.
 */
final class StreamLog {
    static final Duration KEPT = Duration.ofHours(24);
    private static final int TRIMMED_AT_ONCE = 1000;

    private final Storage storage;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Stream stream;
    private long next;

    StreamLog(Storage storage, Stream stream) {
        this.storage = storage;
        this.stream = stream;
        this.next = Math.max(stream.oldest(), lastStored() + 1);
    }

    private long lastStored() {
        var all = StorageKeys.streamRecords(stream.number());
        try (var cursor = storage.scan(all.from(), all.to(), false)) {
            return cursor.next() ? numberOf(cursor.key()) : 0;
        }
    }

    private static long numberOf(byte[] key) {
        return ByteBuffer.wrap(key).getLong(key.length - Long.BYTES);
    }

    Stream stream() {
        return stream;
    }

    void lock() {
        lock.lock();
    }

    void unlock() {
        lock.unlock();
    }

    /** The change that adds a record. The caller holds the lock. */
    Change append(byte[] record) {
        return Change.put(StorageKeys.streamRecord(stream.number(), next++), record);
    }

    /** The change that ends this stream; no table writes to it any more. */
    Change end(Instant now) {
        stream = stream.endedAt(now);
        return declaration();
    }

    /** The change that stores the declaration of this stream. */
    Change declaration() {
        return Change.put(StorageKeys.stream(stream.arn()), ItemCodec.encode(stream.encode()));
    }

    /** The number that the next record will have. */
    long next() {
        lock.lock();
        try {
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** The number of the oldest record, or of the next one if there is none. Removes what is too old. */
    long trim(Instant now) {
        lock.lock();
        try {
            while (trimSome(now.minus(KEPT))) {
                // Until nothing is left to trim.
            }
            return stream.oldest();
        } finally {
            lock.unlock();
        }
    }

    private boolean trimSome(Instant keptAfter) {
        var changes = new ArrayList<Change>();
        var all = StorageKeys.streamRecords(stream.number());
        var from = StorageKeys.streamRecord(stream.number(), stream.oldest());
        var oldest = stream.oldest();
        try (var cursor = storage.scan(from, all.to(), true)) {
            while (changes.size() < TRIMMED_AT_ONCE
                    && cursor.next()
                    && !StreamRecords.time(cursor.value()).isAfter(keptAfter)) {
                changes.add(Change.remove(cursor.key()));
                oldest = numberOf(cursor.key()) + 1;
            }
        }
        if (changes.isEmpty()) {
            return false;
        }
        stream = stream.withOldest(oldest);
        // In the same batch, so that no number is ever given twice.
        changes.add(declaration());
        storage.write(changes);
        return changes.size() > TRIMMED_AT_ONCE;
    }

    /** Whether the stream ended so long ago that nothing of it is left. */
    boolean isOver(Instant now) {
        var ended = stream.ended();
        return ended != null && !ended.plus(KEPT).isAfter(now);
    }

    /** Removes the declaration and all records. */
    void forget() {
        var all = StorageKeys.streamRecords(stream.number());
        storage.removeRange(all.from(), all.to());
        storage.write(List.of(Change.remove(StorageKeys.stream(stream.arn()))));
    }

    /**
     * Some records in order.
     *
     * @param next the number of the first record after these
     */
    record Page(List<Record> records, long next) {}

    /** The records from a number on, as many as there are up to a limit and a size in bytes. */
    Page read(long from, int limit, long mostBytes) {
        var records = new ArrayList<Record>();
        var after = from;
        var bytes = 0L;
        var range = StorageKeys.streamRecords(stream.number());
        try (var cursor = storage.scan(StorageKeys.streamRecord(stream.number(), from), range.to(), true)) {
            while (records.size() < limit && bytes < mostBytes && cursor.next()) {
                var number = numberOf(cursor.key());
                var record = StreamRecords.decode(stream, number, cursor.value());
                bytes += record.dynamodb().sizeBytes();
                if (bytes > mostBytes && !records.isEmpty()) {
                    break;
                }
                records.add(record);
                after = number + 1;
            }
        }
        return new Page(records, after);
    }
}

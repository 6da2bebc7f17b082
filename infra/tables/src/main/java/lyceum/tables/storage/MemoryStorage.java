package lyceum.tables.storage;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** Keeps everything in memory, for tests: a cursor holds writers off until it is closed. */
public final class MemoryStorage implements Storage {
    private final NavigableMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    @Override
    public byte @Nullable [] get(byte[] key) {
        lock.readLock().lock();
        try {
            return entries.get(key);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public Cursor scan(byte[] from, byte[] to, boolean forward) {
        lock.readLock().lock();
        // An empty range may be asked for with its ends the wrong way round.
        var range = Arrays.compareUnsigned(from, to) < 0
                ? entries.subMap(from, true, to, false)
                : new TreeMap<byte[], byte[]>(Arrays::compareUnsigned);
        return new MapCursor(
                (forward ? range : range.descendingMap()).entrySet().iterator(), lock);
    }

    @Override
    public void write(List<Change> changes) {
        lockForWriting();
        try {
            for (var change : changes) {
                var value = change.value();
                if (value == null) {
                    entries.remove(change.key());
                } else {
                    entries.put(change.key(), value);
                }
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public void removeRange(byte[] from, byte[] to) {
        lockForWriting();
        try {
            entries.subMap(from, true, to, false).clear();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void lockForWriting() {
        if (lock.getReadHoldCount() > 0) {
            throw new IllegalStateException("a thread may not write while it has a cursor open");
        }
        lock.writeLock().lock();
    }

    @Override
    public void sync() {
        // Memory has nothing that a crash would leave behind.
    }

    @Override
    public void close() {
        // Nothing to let go of.
    }

    private static final class MapCursor implements Cursor {
        private final Iterator<Map.Entry<byte[], byte[]>> entries;
        private final ReentrantReadWriteLock lock;
        private Map.@Nullable Entry<byte[], byte[]> present;

        MapCursor(Iterator<Map.Entry<byte[], byte[]>> entries, ReentrantReadWriteLock lock) {
            this.entries = entries;
            this.lock = lock;
        }

        @Override
        public boolean next() {
            present = entries.hasNext() ? entries.next() : null;
            return present != null;
        }

        @Override
        public byte[] key() {
            return entry().getKey();
        }

        @Override
        public byte[] value() {
            return entry().getValue();
        }

        @Override
        public void close() {
            lock.readLock().unlock();
        }

        private Map.Entry<byte[], byte[]> entry() {
            if (present == null) {
                throw new IllegalStateException("the cursor is not on an entry");
            }
            return present;
        }
    }
}

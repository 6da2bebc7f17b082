package lyceum.tables.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ordered bytes: all that the store asks of a storage engine. Safe for many threads. */
public interface Storage extends AutoCloseable {

    /** The value of a key, or null. */
    byte @Nullable [] get(byte[] key);

    /**
     * Walks the keys from {@code from} (included) to {@code to} (excluded), in unsigned byte order or,
     * if {@code forward} is false, in the opposite order. A thread may not write while it has a cursor
     * open.
     */
    Cursor scan(byte[] from, byte[] to, boolean forward);

    /** Makes all changes visible at once. They are durable after the next {@link #sync}. */
    void write(List<Change> changes);

    /** Removes all keys from {@code from} (included) to {@code to} (excluded). */
    void removeRange(byte[] from, byte[] to);

    /** Returns when everything written before this call survives a crash. */
    void sync();

    @Override
    void close();
}

package lyceum.tables.storage;

import org.jspecify.annotations.Nullable;

/**
 * One change of a batch.
 *
 * @param value the new value, or null to remove the key
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy for each write would cost more
public record Change(byte[] key, byte @Nullable [] value) {

    /** Sets a key. */
    public static Change put(byte[] key, byte[] value) {
        return new Change(key, value);
    }

    /** Removes a key, present or not. */
    public static Change remove(byte[] key) {
        return new Change(key, null);
    }
}

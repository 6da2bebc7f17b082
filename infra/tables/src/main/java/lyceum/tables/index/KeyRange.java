package lyceum.tables.index;

import java.util.Arrays;

/**
 * A range of storage keys.
 *
 * @param from included
 * @param to excluded
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived and never compared
public record KeyRange(byte[] from, byte[] to) {

    /** All keys that begin with a prefix. */
    public static KeyRange prefix(byte[] prefix) {
        return new KeyRange(prefix, afterPrefix(prefix));
    }

    /** The first key after all that begin with a prefix. */
    public static byte[] afterPrefix(byte[] prefix) {
        var length = prefix.length;
        while (length > 0 && prefix[length - 1] == (byte) 0xFF) {
            length--;
        }
        var after = Arrays.copyOf(prefix, length);
        after[length - 1]++;
        return after;
    }

    /** The first key after a key. */
    public static byte[] after(byte[] key) {
        return Arrays.copyOf(key, key.length + 1);
    }

    /** What of this range comes after a key, or before it when walking backwards. */
    public KeyRange beyond(byte[] key, boolean forward) {
        return forward ? new KeyRange(after(key), to) : new KeyRange(from, key);
    }
}

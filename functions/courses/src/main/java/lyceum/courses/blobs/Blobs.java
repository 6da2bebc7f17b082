package lyceum.courses.blobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Named bytes. Reads see every write before them. */
public interface Blobs {
    /** Stores the bytes under a key, in place of what was there. */
    void put(String key, byte[] bytes, String mediaType);

    Optional<Blob> find(String key);

    /** What is known of the bytes, without reading them. */
    Optional<Facts> describe(String key);

    /** Removes the bytes, if there are any. */
    void remove(String key);

    /** Removes everything whose key begins with {@code prefix}. */
    void removeAll(String prefix);

    /** An address for one PUT of exactly so many bytes of this media type. */
    Address uploadAddress(String key, String mediaType, long bytes, Duration valid);

    /** An address for GET that a browser saves under {@code fileName}, of printable ASCII without quotes. */
    Address downloadAddress(String key, String mediaType, String fileName, Duration valid);

    /** Bytes with their media type. */
    @SuppressWarnings("ArrayRecordComponent") // stored bytes: handed on, never compared
    record Blob(byte[] bytes, String mediaType) {}

    /** What is known of bytes. */
    record Facts(long bytes, String mediaType) {}

    /**
     * An address that carries its own right of access.
     *
     * @param headers that a request to it must carry unchanged
     */
    record Address(String href, Map<String, String> headers, Instant expiresAt) {}
}

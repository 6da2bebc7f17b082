package lyceum.local.edge;

import java.util.Optional;

/**
 * An object of a bucket.
 *
 * @param etag with its quotes
 * @param cacheControl as it was stored with
 */
// The bytes are handed on and never changed: a copy per step would be waste.
@SuppressWarnings("ArrayRecordComponent")
public record StoredObject(byte[] bytes, String contentType, String etag, Optional<String> cacheControl) {
    @Override
    public String toString() {
        return contentType + " of " + bytes.length + " bytes";
    }
}

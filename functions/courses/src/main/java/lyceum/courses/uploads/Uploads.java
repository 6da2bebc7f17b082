package lyceum.courses.uploads;

import java.time.Duration;
import java.util.Optional;
import lyceum.courses.blobs.Blobs;
import lyceum.courses.table.Keys;

/** The documents of all organisations; another organisation's upload does not exist. */
public final class Uploads {
    private static final Duration ADDRESS_VALID = Duration.ofMinutes(15);

    private final Blobs blobs;

    public Uploads(Blobs blobs) {
        this.blobs = blobs;
    }

    /** Whether the bytes of this upload were sent. */
    public boolean exists(String organisation, String id) {
        return Keys.wellFormed(id) && blobs.describe(key(organisation, id)).isPresent();
    }

    public Optional<Blobs.Blob> find(String organisation, String id) {
        return Keys.wellFormed(id) ? blobs.find(key(organisation, id)) : Optional.empty();
    }

    Blobs.Address address(String organisation, String id, String mediaType, long bytes) {
        return blobs.uploadAddress(key(organisation, id), mediaType, bytes, ADDRESS_VALID);
    }

    private static String key(String organisation, String id) {
        return "uploads/" + organisation + "/" + id;
    }
}

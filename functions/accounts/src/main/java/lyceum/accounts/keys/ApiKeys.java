package lyceum.accounts.keys;

import java.time.Instant;
import java.util.Optional;

/** Keys as they are checked. */
public interface ApiKeys {
    /** The key with this id, current or not. */
    Optional<StoredKey> find(String id);

    /** The organisation with this id, unless it is closed. */
    Optional<Organisation> organisation(String id);

    /** Notes that a key is used now; whether that works is of no matter to its caller. */
    void used(StoredKey key, Instant now);
}

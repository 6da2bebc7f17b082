package lyceum.accounts.keys;

import java.util.Optional;

/** Organisations with their keys. */
interface ApiKeys {
    /** Stores an organisation and its first key, both or neither; neither id may be taken. */
    void add(Organisation organisation, StoredKey key);

    /** The key with this id, current or not. */
    Optional<StoredKey> find(String id);

    /** The organisation with this id. */
    Optional<Organisation> organisation(String id);
}

package lyceum.accounts.keys;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

final class InMemoryApiKeys implements ApiKeys {
    private final Map<String, Organisation> organisations = new HashMap<>();
    private final Map<String, StoredKey> keys = new HashMap<>();

    @Override
    public void add(Organisation organisation, StoredKey key) {
        if (organisations.containsKey(organisation.id()) || keys.containsKey(key.id())) {
            throw new IllegalStateException("An id is taken");
        }
        organisations.put(organisation.id(), organisation);
        keys.put(key.id(), key);
    }

    @Override
    public Optional<StoredKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    @Override
    public Optional<Organisation> organisation(String id) {
        return Optional.ofNullable(organisations.get(id));
    }
}

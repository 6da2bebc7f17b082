package lyceum.accounts.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import lyceum.contract.Role;
import lyceum.contract.Tier;
import org.junit.jupiter.api.Test;

/** What every store of keys does; run by the one in memory and the one in DynamoDB. */
abstract class ApiKeysTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    /** The store under test, empty. */
    abstract ApiKeys keys();

    @Test
    void aStoredKeyIsFoundUnchanged() {
        ApiKeys keys = keys();
        StoredKey key = key("k1", Optional.empty());
        keys.add(organisation("org_1"), key);

        assertThat(keys.find("k1")).contains(key);
    }

    @Test
    void anExpiryIsKeptToTheSecond() {
        ApiKeys keys = keys();
        keys.add(organisation("org_1"), key("k1", Optional.of(NOON.plusSeconds(7))));

        assertThat(keys.find("k1").orElseThrow().expires()).contains(NOON.plusSeconds(7));
    }

    @Test
    void aKeysOrganisationIsFound() {
        ApiKeys keys = keys();
        keys.add(organisation("org_1"), key("k1", Optional.empty()));

        assertThat(keys.organisation("org_1")).contains(organisation("org_1"));
        assertThat(keys.organisation("org_2")).isEmpty();
    }

    @Test
    void anUnknownKeyIsNotFound() {
        assertThat(keys().find("k1")).isEmpty();
    }

    @Test
    void aTakenIdStoresNothing() {
        ApiKeys keys = keys();
        keys.add(organisation("org_1"), key("k1", Optional.empty()));

        assertThatThrownBy(() -> keys.add(organisation("org_1"), key("k2", Optional.empty())))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> keys.add(organisation("org_2"), key("k1", Optional.empty())))
                .isInstanceOf(RuntimeException.class);
        assertThat(keys.find("k2")).isEmpty();
    }

    static Organisation organisation(String id) {
        return new Organisation(id, "An organisation", Tier.STANDARD, NOON);
    }

    static StoredKey key(String id, Optional<Instant> expires) {
        return new StoredKey(id, "0".repeat(64), "org_1", Set.of(Role.OWNER, Role.TEACHER), "usage", NOON, expires);
    }
}

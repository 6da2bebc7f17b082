package lyceum.local.gateway;

import java.util.Optional;
import java.util.Set;

/** The keys known to the gateway and the usage plans they are attached to. Safe for use by many threads. */
public interface UsageKeys {
    /** A key with the plans it may use. */
    record Subscription(UsageKey key, Set<String> plans) {
        public Subscription {
            plans = Set.copyOf(plans);
        }
    }

    /** {@code POST /apikeys}: the same value again gives the same key. It is kept when this returns. */
    UsageKey createKey(String name, String value);

    /**
     * {@code POST /usageplans/{id}/keys}; attaching twice changes nothing. It is kept when this returns.
     *
     * @throws IllegalArgumentException if there is no such key
     */
    void attach(String planId, String keyId);

    /** {@code DELETE /usageplans/{id}/keys/{id}}; false if the key is not on the plan. It is kept when this returns. */
    boolean detach(String planId, String keyId);

    /** {@code DELETE /apikeys/{id}}; a key that is not there is as good as deleted. */
    void delete(String keyId);

    Optional<Subscription> byValue(String value);
}

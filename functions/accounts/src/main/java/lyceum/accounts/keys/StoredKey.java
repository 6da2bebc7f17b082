package lyceum.accounts.keys;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import lyceum.contract.Role;

/**
 * A key as it is stored.
 *
 * @param id the key's id
 * @param hash SHA-256 of its secret
 * @param organisation whose it is
 * @param roles what it may do
 * @param usageKey the value of the gateway's own key, whose usage plan limits it
 * @param created when it was made
 * @param expires when it stops working; empty for never
 */
record StoredKey(
        String id,
        String hash,
        String organisation,
        Set<Role> roles,
        String usageKey,
        Instant created,
        Optional<Instant> expires) {
    StoredKey {
        roles = Set.copyOf(roles);
    }

    boolean current(Instant now) {
        return expires.map(now::isBefore).orElse(true);
    }

    /** Leaves out what could be used. */
    @Override
    public String toString() {
        return "StoredKey[" + id + " of " + organisation + "]";
    }
}

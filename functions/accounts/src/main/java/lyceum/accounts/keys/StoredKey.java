package lyceum.accounts.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import lyceum.contract.Role;
import lyceum.contract.Scope;

/**
 * A key as it is checked.
 *
 * @param id the key's id
 * @param hash SHA-256 of its secret
 * @param previous its secret before, as long as that works too
 * @param organisation whose it is
 * @param roles what its callers are
 * @param scopes what it is confined to; all where it is not
 * @param usageKey the value of the gateway's own key, whose usage plan limits it
 * @param created when it was made
 * @param expires when it stops working; empty for never
 * @param used when it was last used, to the hour at best; empty for never
 */
public record StoredKey(
        String id,
        String hash,
        Optional<Previous> previous,
        String organisation,
        Set<Role> roles,
        Set<Scope> scopes,
        String usageKey,
        Instant created,
        Optional<Instant> expires,
        Optional<Instant> used) {
    /** How exactly it is known when a key was last used: each more exact time would cost a write. */
    static final Duration USE_KEPT = Duration.ofHours(1);

    /** A secret that still works although there is a newer one. */
    public record Previous(String hash, Instant until) {}

    public StoredKey {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    /** Whether this key, as its owner holds it, works now. */
    boolean accepts(ApiKey key, Instant now) {
        boolean known = key.matches(hash)
                || previous.filter(before -> now.isBefore(before.until()) && key.matches(before.hash()))
                        .isPresent();
        return known && expires.map(now::isBefore).orElse(true);
    }

    /** Whether it is to be noted that the key is used now. */
    boolean notes(Instant now) {
        return used.map(last -> !now.isBefore(last.plus(USE_KEPT))).orElse(true);
    }

    /** Leaves out what could be used. */
    @Override
    public String toString() {
        return "StoredKey[" + id + " of " + organisation + "]";
    }
}

package lyceum.accounts.keys;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import lyceum.accounts.keys.StoredKey.Previous;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.Tier;
import lyceum.contract.accounts.ApiKeyView;
import lyceum.contract.accounts.Words;

/**
 * A key as its organisation sees it: without hashes.
 *
 * @param scopes empty where the key is not confined
 * @param gatewayId the gateway's id of its own key
 * @param plan the tier whose usage plan the gateway's key is in
 * @param overlap until when the secret before works
 */
public record KeyCard(
        String organisation,
        String id,
        String name,
        Set<Role> roles,
        Optional<Set<Scope>> scopes,
        String gatewayId,
        Tier plan,
        Instant created,
        String createdBy,
        Optional<Instant> expires,
        Optional<Instant> used,
        Optional<Instant> rotated,
        Optional<Instant> overlap) {
    public KeyCard {
        roles = Set.copyOf(roles);
        scopes = scopes.map(Set::copyOf);
    }

    /** What it may be used for. */
    Set<Scope> allScopes() {
        return scopes.orElseGet(() -> Set.of(Scope.values()));
    }

    /** What is checked at each call with a key of this secret. */
    StoredKey stored(ApiKey key, String usageKey) {
        return new StoredKey(
                id,
                key.hash(),
                Optional.<Previous>empty(),
                organisation,
                roles,
                allScopes(),
                usageKey,
                created,
                expires,
                Optional.empty());
    }

    boolean expired(Instant now) {
        return expires.filter(end -> !now.isBefore(end)).isPresent();
    }

    KeyCard rotated(Instant now, Optional<Instant> until) {
        return new KeyCard(
                organisation,
                id,
                name,
                roles,
                scopes,
                gatewayId,
                plan,
                created,
                createdBy,
                expires,
                used,
                Optional.of(now),
                until);
    }

    ApiKeyView view(Instant now) {
        return new ApiKeyView(
                id,
                name,
                Words.of(roles),
                scopes.map(some -> some.stream().sorted().map(Scope::word).toList()),
                expired(now) ? "expired" : "active",
                created,
                createdBy,
                expires,
                used,
                rotated,
                overlap.filter(now::isBefore));
    }
}

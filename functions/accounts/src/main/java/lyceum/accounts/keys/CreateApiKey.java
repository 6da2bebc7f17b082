package lyceum.accounts.keys;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lyceum.accounts.callers.Actor;
import lyceum.contract.InvalidRequest;
import lyceum.contract.Scope;
import lyceum.contract.Tier;
import lyceum.contract.Violation;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.CreateApiKeyRequest;
import lyceum.contract.accounts.KeyApi;
import lyceum.platform.Ids;
import lyceum.platform.http.Claim;

/**
 * Makes a key with no more rights than its maker has, and takes away those of the organisation that have expired. The gateway's key comes first: a crash before ours is stored leaves a
 * gateway key that no caller can use, never a caller without a limit.
 */
final class CreateApiKey {
    private final KeyRing ring;
    private final ApiKeys keys;
    private final UsagePlans plans;
    private final RetireKeys retire;
    private final Ids ids;
    private final InstantSource clock;

    CreateApiKey(KeyRing ring, ApiKeys keys, UsagePlans plans, Ids ids, InstantSource clock) {
        this.ring = ring;
        this.keys = keys;
        this.plans = plans;
        this.retire = new RetireKeys(ring, plans);
        this.ids = ids;
        this.clock = clock;
    }

    sealed interface Outcome {
        /** The key, which is shown this once. */
        record Created(KeyCard card, String apiKey) implements Outcome {
            @Override
            public String toString() {
                return "Created[" + card.id() + "]";
            }
        }

        record TooManyRights() implements Outcome {}

        record TooManyKeys() implements Outcome {}

        record NoOrganisation() implements Outcome {}

        /** The organisation's tier has changed meanwhile. */
        record Overtaken() implements Outcome {}
    }

    /** {@code claim} keeps the answer that shows the key. */
    Outcome create(Actor actor, CreateApiKeyRequest request, Function<Outcome.Created, Optional<Claim>> claim) {
        Instant now = clock.instant();
        if (request.expiresAt().filter(end -> !end.isAfter(now)).isPresent()) {
            throw new InvalidRequest(List.of(new Violation("expires_at", "must lie in the future")));
        }
        Optional<Set<Scope>> scopes = scopes(actor, request);
        if (!actor.mayGive(request.roleSet()) || !actor.mayGiveScopes(scopes.orElse(Set.of()))) {
            return new Outcome.TooManyRights();
        }
        String organisation = actor.caller().organisation();
        List<KeyCard> cards = ring.list(organisation, Optional.empty(), RetireKeys.PAGE);
        List<KeyCard> expired = cards.stream().filter(card -> card.expired(now)).toList();
        retire.retire(actor, expired, AuditType.KEY_EXPIRED);
        if (cards.size() - expired.size() >= KeyApi.KEYS_MAX) {
            return new Outcome.TooManyKeys();
        }
        return keys.organisation(organisation)
                .map(owner -> create(actor, request, scopes, owner.tier(), claim))
                .orElseGet(Outcome.NoOrganisation::new);
    }

    private Outcome create(
            Actor actor,
            CreateApiKeyRequest request,
            Optional<Set<Scope>> scopes,
            Tier tier,
            Function<Outcome.Created, Optional<Claim>> claim) {
        String organisation = actor.caller().organisation();
        ApiKey key = ApiKey.create(ids);
        String usageKey = ApiKey.usageKey(ids);
        String gatewayId = plans.admit(organisation + " " + key.id(), usageKey, tier);
        var card = new KeyCard(
                organisation,
                key.id(),
                request.name().strip(),
                request.roleSet(),
                scopes,
                gatewayId,
                tier,
                clock.instant(),
                actor.id(),
                // To the second, as it is stored.
                request.expiresAt().map(end -> Instant.ofEpochSecond(end.getEpochSecond())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var created = new Outcome.Created(card, key.text());
        boolean added = false;
        try {
            added = ring.add(
                    card,
                    card.stored(key, usageKey),
                    List.of(actor.did(organisation, AuditType.KEY_CREATED, "key_" + key.id())),
                    claim.apply(created));
        } finally {
            if (!added) {
                plans.remove(gatewayId);
            }
        }
        return added ? created : new Outcome.Overtaken();
    }

    /** A key of a maker who is confined is confined at least as much. */
    private static Optional<Set<Scope>> scopes(Actor actor, CreateApiKeyRequest request) {
        Set<Scope> held = actor.caller().scopes();
        return request.scopeSet().or(() -> held.equals(Set.of(Scope.values())) ? Optional.empty() : Optional.of(held));
    }
}

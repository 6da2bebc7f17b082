package lyceum.accounts.keys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.keys.StoredKey.Previous;
import lyceum.accounts.testing.Claims;
import lyceum.contract.Tier;
import lyceum.platform.http.Claim;

class InMemoryApiKeys implements ApiKeys, KeyRing {
    final List<AuditEvent> events = new ArrayList<>();
    private final Claims claims = new Claims();
    private final Map<String, Organisation> organisations = new HashMap<>();
    private final Map<String, StoredKey> keys = new HashMap<>();
    private final Map<String, KeyCard> cards = new HashMap<>();

    /** Gives an organisation another tier. */
    void put(Organisation organisation) {
        organisations.put(organisation.id(), organisation);
    }

    @Override
    public void open(Organisation organisation, KeyCard card, StoredKey key, List<AuditEvent> told) {
        if (organisations.containsKey(organisation.id())) {
            throw new IllegalStateException("An id is taken");
        }
        put(organisation, card, key);
        events.addAll(told);
    }

    @Override
    public boolean add(KeyCard card, StoredKey key, List<AuditEvent> told, Optional<Claim> claim) {
        claims.check(claim);
        Organisation organisation = organisations.get(card.organisation());
        if (organisation == null || organisation.tier() != card.plan()) {
            return false;
        }
        put(organisation, card, key);
        claims.keep(claim);
        events.addAll(told);
        return true;
    }

    private void put(Organisation organisation, KeyCard card, StoredKey key) {
        if (keys.containsKey(key.id())) {
            throw new IllegalStateException("An id is taken");
        }
        organisations.put(organisation.id(), organisation);
        cards.put(card.id(), card);
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

    @Override
    public void used(StoredKey key, Instant now) {
        StoredKey known = keys.get(key.id());
        if (known != null && known.hash().equals(key.hash()) && known.notes(now)) {
            keys.put(key.id(), withUse(known, now));
            cards.computeIfPresent(key.id(), (_, card) -> withUse(card, now));
        }
    }

    @Override
    public Optional<KeyCard> find(String organisation, String id) {
        return Optional.ofNullable(cards.get(id))
                .filter(card -> card.organisation().equals(organisation));
    }

    @Override
    public List<KeyCard> list(String organisation, Optional<String> after, int limit) {
        return cards.values().stream()
                .filter(card -> card.organisation().equals(organisation))
                .filter(card -> after.map(id -> card.id().compareTo(id) > 0).orElse(true))
                .sorted(Comparator.comparing(KeyCard::id))
                .limit(limit)
                .toList();
    }

    @Override
    public boolean rotate(KeyCard card, String hash, Instant until, List<AuditEvent> told, Optional<Claim> claim) {
        claims.check(claim);
        StoredKey known = keys.get(card.id());
        if (known == null) {
            return false;
        }
        keys.put(
                card.id(),
                new StoredKey(
                        known.id(),
                        hash,
                        Optional.of(new Previous(known.hash(), until)),
                        known.organisation(),
                        known.roles(),
                        known.scopes(),
                        known.usageKey(),
                        known.created(),
                        known.expires(),
                        known.used()));
        cards.put(card.id(), card);
        claims.keep(claim);
        events.addAll(told);
        return true;
    }

    @Override
    public boolean remove(KeyCard card, List<AuditEvent> told) {
        keys.remove(card.id());
        boolean removed = cards.remove(card.id()) != null;
        if (removed) {
            events.addAll(told);
        }
        return removed;
    }

    @Override
    public void moved(KeyCard card, Tier plan) {
        cards.computeIfPresent(card.id(), (_, known) -> inPlan(known, plan));
    }

    private static StoredKey withUse(StoredKey key, Instant now) {
        return new StoredKey(
                key.id(),
                key.hash(),
                key.previous(),
                key.organisation(),
                key.roles(),
                key.scopes(),
                key.usageKey(),
                key.created(),
                key.expires(),
                Optional.of(now));
    }

    private static KeyCard withUse(KeyCard card, Instant now) {
        return new KeyCard(
                card.organisation(),
                card.id(),
                card.name(),
                card.roles(),
                card.scopes(),
                card.gatewayId(),
                card.plan(),
                card.created(),
                card.createdBy(),
                card.expires(),
                Optional.of(now),
                card.rotated(),
                card.overlap());
    }

    static KeyCard inPlan(KeyCard card, Tier plan) {
        return new KeyCard(
                card.organisation(),
                card.id(),
                card.name(),
                card.roles(),
                card.scopes(),
                card.gatewayId(),
                plan,
                card.created(),
                card.createdBy(),
                card.expires(),
                card.used(),
                card.rotated(),
                card.overlap());
    }
}

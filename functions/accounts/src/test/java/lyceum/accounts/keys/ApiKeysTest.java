package lyceum.accounts.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.audit.AuditEvent.Outcome;
import lyceum.accounts.keys.StoredKey.Previous;
import lyceum.accounts.testing.People;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.Tier;
import lyceum.contract.accounts.AuditType;
import org.junit.jupiter.api.Test;

/** What every store of keys does; run by the one in memory and the one in DynamoDB. */
abstract class ApiKeysTest {
    static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    static final String ORG = People.id("org_", 1);
    static final String OTHER = People.id("org_", 2);

    /** The store under test, the same one at each call. */
    abstract ApiKeys keys();

    abstract KeyRing ring();

    /** What the audit log of an organisation has been told, in order. */
    abstract List<AuditType> told(String organisation);

    @Test
    void aStoredKeyIsFoundUnchanged() {
        KeyCard card = opened(ORG, 1);

        assertThat(keys().find(card.id())).contains(key(card));
        assertThat(keys().organisation(ORG)).contains(organisation(ORG));
        assertThat(keys().organisation(OTHER)).isEmpty();
        assertThat(ring().find(ORG, card.id())).contains(card);
        assertThat(told(ORG)).containsExactly(AuditType.KEY_CREATED);
    }

    @Test
    void scopesAndExpiryAreKept() {
        opened(ORG, 1);
        KeyCard card = card(ORG, 2, Optional.of(Set.of(Scope.COURSES_READ)), Optional.of(NOON.plusSeconds(7)));
        assertThat(ring().add(card, key(card), created(card), Optional.empty())).isTrue();

        assertThat(keys().find(card.id())).contains(key(card));
        assertThat(ring().find(ORG, card.id())).contains(card);
    }

    @Test
    void anUnknownKeyIsNotFound() {
        assertThat(keys().find("k1")).isEmpty();
        assertThat(ring().find(ORG, "k1")).isEmpty();
    }

    @Test
    void aKeyIsNoneOfAnotherOrganisation() {
        KeyCard card = opened(ORG, 1);

        assertThat(ring().find(OTHER, card.id())).isEmpty();
        assertThat(ring().list(OTHER, Optional.empty(), 10)).isEmpty();
        assertThat(ring().list(OTHER, Optional.empty(), 100)).isEmpty();
    }

    @Test
    void aTakenIdStoresNothing() {
        KeyCard card = opened(ORG, 1);
        KeyCard second = card(ORG, 2, Optional.empty(), Optional.empty());
        KeyCard same = card(OTHER, 1, Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> ring().open(organisation(ORG), second, key(second), created(second)))
                .hasMessage("An id is taken");
        assertThatThrownBy(() -> ring().open(organisation(OTHER), same, key(same), created(same)))
                .hasMessage("An id is taken");
        assertThat(keys().find(second.id())).isEmpty();
        assertThat(keys().find(card.id())).contains(key(card));
    }

    @Test
    void aKeyInThePlanOfAnotherTierIsNotAdded() {
        opened(ORG, 1);
        KeyCard wrong = InMemoryApiKeys.inPlan(card(ORG, 2, Optional.empty(), Optional.empty()), Tier.FREE);

        assertThat(ring().add(wrong, key(wrong), created(wrong), Optional.empty()))
                .isFalse();
        assertThat(keys().find(wrong.id())).isEmpty();
        assertThat(ring().list(ORG, Optional.empty(), 100)).hasSize(1);
    }

    @Test
    void keysAreListedInOrder() {
        List<KeyCard> all = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> i == 1 ? opened(ORG, 1) : added(ORG, i))
                .toList();

        assertThat(ring().list(ORG, Optional.empty(), 100)).hasSize(5);
        assertThat(ring().list(ORG, Optional.empty(), 2)).isEqualTo(all.subList(0, 2));
        assertThat(ring().list(ORG, Optional.of(all.get(1).id()), 10)).isEqualTo(all.subList(2, 5));
    }

    @Test
    void aRotatedKeyHasTwoSecretsForAWhile() {
        KeyCard card = opened(ORG, 1);
        Instant until = NOON.plus(Duration.ofHours(24));
        KeyCard next = card.rotated(NOON, Optional.of(until));

        assertThat(ring().rotate(
                                next,
                                "1".repeat(64),
                                until,
                                List.of(event(ORG, AuditType.KEY_ROTATED)),
                                Optional.empty()))
                .isTrue();

        StoredKey rotated = keys().find(card.id()).orElseThrow();
        assertThat(rotated.hash()).isEqualTo("1".repeat(64));
        assertThat(rotated.previous()).contains(new Previous("0".repeat(64), until));
        assertThat(ring().find(ORG, card.id())).contains(next);
        assertThat(told(ORG)).containsExactly(AuditType.KEY_CREATED, AuditType.KEY_ROTATED);
    }

    @Test
    void aRemovedKeyIsGone() {
        KeyCard card = opened(ORG, 1);

        assertThat(ring().remove(card, List.of(event(ORG, AuditType.KEY_REVOKED))))
                .isTrue();
        assertThat(ring().remove(card, List.of(event(ORG, AuditType.KEY_REVOKED))))
                .isFalse();
        assertThat(ring().rotate(
                                card.rotated(NOON, Optional.empty()),
                                "1".repeat(64),
                                NOON,
                                List.of(),
                                Optional.empty()))
                .isFalse();

        assertThat(keys().find(card.id())).isEmpty();
        assertThat(ring().find(ORG, card.id())).isEmpty();
        assertThat(told(ORG)).containsExactly(AuditType.KEY_CREATED, AuditType.KEY_REVOKED);
    }

    @Test
    void useIsNotedOnceAnHour() {
        KeyCard card = opened(ORG, 1);
        keys().used(key(card), NOON);
        keys().used(key(card), NOON.plus(Duration.ofMinutes(59)));
        assertThat(keys().find(card.id()).orElseThrow().used()).contains(NOON);

        Instant later = NOON.plus(Duration.ofMinutes(61));
        keys().used(key(card), later);
        assertThat(keys().find(card.id()).orElseThrow().used()).contains(later);
        assertThat(ring().find(ORG, card.id()).orElseThrow().used()).contains(later);

        ring().remove(card, List.of());
        keys().used(key(card), later.plus(Duration.ofHours(2)));
        assertThat(keys().find(card.id())).isEmpty();
    }

    @Test
    void aKeysPlanIsNoted() {
        KeyCard card = opened(ORG, 1);
        ring().moved(card, Tier.ENTERPRISE);

        assertThat(ring().find(ORG, card.id())).contains(InMemoryApiKeys.inPlan(card, Tier.ENTERPRISE));
    }

    KeyCard opened(String organisation, int number) {
        KeyCard card = card(organisation, number, Optional.empty(), Optional.empty());
        ring().open(organisation(organisation), card, key(card), created(card));
        return card;
    }

    private KeyCard added(String organisation, int number) {
        KeyCard card = card(organisation, number, Optional.empty(), Optional.empty());
        assertThat(ring().add(card, key(card), created(card), Optional.empty())).isTrue();
        return card;
    }

    static Organisation organisation(String id) {
        return new Organisation(id, "An organisation", Tier.STANDARD, NOON, 1);
    }

    static KeyCard card(String organisation, int number, Optional<Set<Scope>> scopes, Optional<Instant> expires) {
        return new KeyCard(
                organisation,
                People.id("", number),
                "Import",
                Set.of(Role.OWNER, Role.TEACHER),
                scopes,
                "gw" + number,
                Tier.STANDARD,
                NOON,
                "usr_1",
                expires,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static StoredKey key(KeyCard card) {
        return new StoredKey(
                card.id(),
                "0".repeat(64),
                Optional.empty(),
                card.organisation(),
                card.roles(),
                card.allScopes(),
                "usage",
                NOON,
                card.expires(),
                Optional.empty());
    }

    private static List<AuditEvent> created(KeyCard card) {
        return List.of(event(card.organisation(), AuditType.KEY_CREATED));
    }

    private static AuditEvent event(String organisation, AuditType type) {
        return new AuditEvent(organisation, type, "usr_1", "key_1", Outcome.DONE, "", "req-1");
    }
}

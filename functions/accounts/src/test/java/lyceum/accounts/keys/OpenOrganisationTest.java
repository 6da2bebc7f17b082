package lyceum.accounts.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import lyceum.accounts.audit.AuditEvent;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.Tier;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.CreateOrganisation;
import lyceum.contract.accounts.OrganisationCreated;
import lyceum.platform.Ids;
import lyceum.platform.function.Authorizer;
import lyceum.platform.function.Credentials;
import org.junit.jupiter.api.Test;

class OpenOrganisationTest {
    private static final CreateOrganisation REQUEST =
            new CreateOrganisation(" Greendale ", "operator", List.of("owner", "operator"));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-31T12:00:00Z"));
    private final InstantSource clock = now::get;
    private final FakeGateway gateway = new FakeGateway();
    private final InMemoryApiKeys keys = new InMemoryApiKeys();
    private final AuthorizeCaller authorize = new AuthorizeCaller(keys, _ -> Optional.empty(), clock);
    private final OpenOrganisation open = open(keys);

    @Test
    void theNewKeyOpensItsOrganisation() {
        OrganisationCreated created = open.open(REQUEST);

        var grant = authorized(created.apiKey()).orElseThrow();
        assertThat(grant.caller().organisation())
                .isEqualTo(created.organisationId())
                .startsWith("org_");
        assertThat(grant.caller().roles()).isEqualTo(Set.of(Role.OWNER, Role.OPERATOR));
        assertThat(grant.caller().tier()).isEqualTo(Tier.OPERATOR);
        assertThat(created.apiKey()).contains(grant.caller().principal().id());
    }

    @Test
    void theGatewayCountsItAgainstItsTier() {
        var created = open.open(REQUEST);
        String usageKey = authorized(created.apiKey()).orElseThrow().usageKey();

        assertThat(gateway.calls()).hasSize(2);
        assertThat(gateway.calls().getFirst())
                .startsWith("POST /apikeys {")
                .contains("\"value\":\"" + usageKey + "\"")
                .contains("\"enabled\":true")
                .doesNotContain(created.apiKey());
        assertThat(gateway.calls().getLast())
                .isEqualTo("POST /usageplans/plan-o/keys {\"keyId\":\"gw1\",\"keyType\":\"API_KEY\"}");
    }

    @Test
    void aKeyThatNoPlanTakesIsTakenBack() {
        gateway.refuse("/usageplans/plan-o/keys");

        assertThatThrownBy(() -> open.open(REQUEST))
                .hasMessage("API Gateway answered 403 to POST /usageplans/plan-o/keys");
        assertThat(gateway.calls().getLast()).startsWith("DELETE /apikeys/gw1");
    }

    @Test
    void aGatewayKeyWithoutAnOrganisationIsTakenBack() {
        OrganisationCreated first = open.open(REQUEST);
        var broken = new InMemoryApiKeys() {
            @Override
            public void open(Organisation organisation, KeyCard card, StoredKey key, List<AuditEvent> events) {
                throw new IllegalStateException("The table is away");
            }
        };

        assertThatThrownBy(() -> open(broken).open(REQUEST)).hasMessage("The table is away");
        assertThat(gateway.calls().getLast()).startsWith("DELETE /apikeys/gw1");
        assertThat(authorized(first.apiKey())).isPresent();
    }

    @Test
    void otherKeysOpenNothing() {
        String known = open.open(REQUEST).apiKey();
        String wrongSecret = known.substring(0, known.length() - 1) + (known.endsWith("A") ? "B" : "A");

        for (String key : List.of("", "lyc_", known + "x", " " + known, wrongSecret, AuthorizeCaller.EXAMPLE_KEY)) {
            assertThat(authorized(key)).as(key).isEmpty();
        }
    }

    @Test
    void anExpiredKeyOpensNothing() {
        Instant end = now.get().plus(Duration.ofHours(1));
        ApiKey key = stored(Optional.of(end), Set.of(Scope.values()));

        assertThat(authorized(key.text())).isPresent();
        now.set(end);
        assertThat(authorized(key.text())).isEmpty();
    }

    @Test
    void aConfinedKeyCarriesItsScopes() {
        ApiKey key = stored(Optional.empty(), Set.of(Scope.COURSES_READ));

        assertThat(authorized(key.text()).orElseThrow().caller().scopes()).containsExactly(Scope.COURSES_READ);
    }

    @Test
    void bothSecretsOfARotatedKeyOpenUntilTheOverlapEnds() {
        ApiKey old = stored(Optional.empty(), Set.of(Scope.values()));
        KeyCard card = keys.find(ApiKeysTest.ORG, old.id()).orElseThrow();
        ApiKey renewed = ApiKey.renewed(old.id(), Ids.secure(clock));
        Instant until = now.get().plus(Duration.ofHours(2));
        keys.rotate(card.rotated(now.get(), Optional.of(until)), renewed.hash(), until, List.of(), Optional.empty());

        assertThat(authorized(old.text())).isPresent();
        assertThat(authorized(renewed.text())).isPresent();
        now.set(until);
        assertThat(authorized(old.text())).isEmpty();
        assertThat(authorized(renewed.text())).isPresent();
    }

    @Test
    void useIsNotedByTheCheck() {
        ApiKey key = stored(Optional.empty(), Set.of(Scope.values()));
        authorized(key.text());
        Instant first = now.get();
        now.set(first.plus(Duration.ofMinutes(30)));
        authorized(key.text());

        assertThat(keys.find(key.id()).orElseThrow().used()).contains(first);
    }

    @Test
    void aRevokedKeyOpensNothing() {
        ApiKey key = stored(Optional.empty(), Set.of(Scope.values()));
        keys.remove(keys.find(ApiKeysTest.ORG, key.id()).orElseThrow(), List.of());

        assertThat(authorized(key.text())).isEmpty();
    }

    @Test
    void theOrganisationIsToldOfInItsAuditLog() {
        String organisation = open.open(REQUEST).organisationId();

        assertThat(keys.events)
                .extracting(AuditEvent::chain, AuditEvent::type, AuditEvent::actor)
                .containsExactly(
                        tuple(organisation, AuditType.ORGANISATION_CREATED, "operator"),
                        tuple(organisation, AuditType.KEY_CREATED, "operator"));
    }

    private ApiKey stored(Optional<Instant> expires, Set<Scope> scopes) {
        ApiKey key = ApiKey.create(Ids.secure(clock));
        KeyCard like = ApiKeysTest.card(ApiKeysTest.ORG, 1, Optional.of(scopes), expires);
        var card = new KeyCard(
                like.organisation(),
                key.id(),
                like.name(),
                like.roles(),
                like.scopes(),
                like.gatewayId(),
                like.plan(),
                like.created(),
                like.createdBy(),
                like.expires(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        keys.open(ApiKeysTest.organisation(ApiKeysTest.ORG), card, card.stored(key, "usage"), List.of());
        return key;
    }

    @Test
    void nothingPrintsASecret() {
        ApiKey key = ApiKey.create(Ids.secure(clock));
        var created = open.open(REQUEST);

        assertThat(key.toString()).doesNotContain(key.secret());
        assertThat(created.toString()).doesNotContain(created.apiKey());
        var grant = authorized(created.apiKey()).orElseThrow();
        assertThat(grant.toString()).doesNotContain(grant.usageKey());
    }

    private Optional<Authorizer.Grant> authorized(String key) {
        return authorize.authorize(new Credentials.ApiKey(key));
    }

    private OpenOrganisation open(KeyRing store) {
        var plans = new GatewayUsagePlans(gateway, Map.of(Tier.STANDARD, "plan-s", Tier.OPERATOR, "plan-o"));
        return new OpenOrganisation(store, plans, Ids.secure(clock), clock);
    }
}

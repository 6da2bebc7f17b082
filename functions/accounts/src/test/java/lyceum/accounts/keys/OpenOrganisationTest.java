package lyceum.accounts.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import lyceum.contract.Role;
import lyceum.contract.Tier;
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
    private final AuthorizeCaller authorize = new AuthorizeCaller(keys, clock);
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
        ApiKeys broken = new ApiKeys() {
            @Override
            public void add(Organisation organisation, StoredKey key) {
                throw new IllegalStateException("The table is away");
            }

            @Override
            public Optional<StoredKey> find(String id) {
                return Optional.empty();
            }

            @Override
            public Optional<Organisation> organisation(String id) {
                return Optional.empty();
            }
        };

        assertThatThrownBy(() -> open(broken).open(REQUEST)).hasMessage("The table is away");
        assertThat(gateway.calls().getLast()).startsWith("DELETE /apikeys/gw1");
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
    void aKeyWithoutAnOrganisationOpensNothing() {
        ApiKey key = ApiKey.create(Ids.secure(clock));
        keys.add(
                ApiKeysTest.organisation("org_9"),
                new StoredKey(
                        key.id(), key.hash(), "org_gone", Set.of(Role.OWNER), "usage", now.get(), Optional.empty()));

        assertThat(authorized(key.text())).isEmpty();
    }

    @Test
    void anExpiredKeyOpensNothing() {
        ApiKey key = ApiKey.create(Ids.secure(clock));
        keys.add(
                ApiKeysTest.organisation("org_9"),
                new StoredKey(
                        key.id(),
                        key.hash(),
                        "org_9",
                        Set.of(Role.OWNER),
                        "usage",
                        now.get(),
                        Optional.of(now.get().plus(Duration.ofHours(1)))));

        assertThat(authorized(key.text())).isPresent();
        now.set(now.get().plus(Duration.ofHours(1)));
        assertThat(authorized(key.text())).isEmpty();
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

    private OpenOrganisation open(ApiKeys store) {
        var plans = new GatewayUsagePlans(gateway, Map.of(Tier.STANDARD, "plan-s", Tier.OPERATOR, "plan-o"));
        return new OpenOrganisation(store, plans, Ids.secure(clock), clock);
    }
}

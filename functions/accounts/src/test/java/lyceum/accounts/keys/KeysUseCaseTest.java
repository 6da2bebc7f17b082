package lyceum.accounts.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.callers.Actor;
import lyceum.accounts.origins.Origin;
import lyceum.contract.InvalidRequest;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.Tier;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.CreateApiKeyRequest;
import lyceum.contract.accounts.KeyApi;
import lyceum.platform.Caller;
import lyceum.platform.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeysUseCaseTest {
    private static final Instant NOW = ApiKeysTest.NOON;
    private static final String ORG = ApiKeysTest.ORG;

    private final InMemoryApiKeys keys = new InMemoryApiKeys();
    private final FakeGateway gateway = new FakeGateway();
    private final InstantSource clock = InstantSource.fixed(NOW);
    private final Ids ids = Ids.secure(clock);
    private final UsagePlans plans = new GatewayUsagePlans(
            gateway, Arrays.stream(Tier.values()).collect(Collectors.toMap(Function.identity(), Tier::word)));
    private final CreateApiKey create = new CreateApiKey(keys, keys, plans, ids, clock);
    private final ChangeApiKey change = new ChangeApiKey(keys, plans, ids, clock);

    @BeforeEach
    void open() {
        KeyCard card = ApiKeysTest.card(ORG, 1, Optional.empty(), Optional.empty());
        keys.open(ApiKeysTest.organisation(ORG), card, ApiKeysTest.key(card), List.of());
    }

    @Test
    void aKeyIsMadeAndTold() {
        KeyCard card = created(owner(), request(Set.of(Role.TEACHER), Optional.empty()));

        assertThat(card.name()).isEqualTo("Import");
        assertThat(card.createdBy()).isEqualTo("usr_1");
        assertThat(card.plan()).isEqualTo(Tier.STANDARD);
        assertThat(gateway.calls().getLast()).startsWith("POST /usageplans/standard/keys");
        AuditEvent event = keys.events.getLast();
        assertThat(event.type()).isEqualTo(AuditType.KEY_CREATED);
        assertThat(event.target()).isEqualTo("key_" + card.id());
        assertThat(event.network()).isEqualTo("192.0.2.0/24");
    }

    @Test
    void nobodyGivesWhatTheyLack() {
        Map<Role, Set<Role>> givable = Map.of(
                Role.OWNER, EnumSet.complementOf(EnumSet.of(Role.OPERATOR)),
                Role.ADMIN, EnumSet.complementOf(EnumSet.of(Role.OPERATOR, Role.OWNER)),
                Role.DEVELOPER, EnumSet.of(Role.DEVELOPER),
                Role.OPERATOR, EnumSet.of(Role.OPERATOR));
        givable.forEach((held, fine) -> {
            for (Role wanted : Role.values()) {
                var outcome = made(create, person(Set.of(held)), request(Set.of(wanted), Optional.empty()));
                assertThat(outcome instanceof CreateApiKey.Outcome.Created)
                        .as(held + " gives " + wanted)
                        .isEqualTo(fine.contains(wanted));
            }
        });
    }

    @Test
    void aConfinedKeyMakesNoFreerOne() {
        Actor confined = key(Set.of(Scope.KEYS_WRITE, Scope.COURSES_READ));

        assertThat(made(create, confined, request(Set.of(Role.VIEWER), Optional.of(Set.of(Scope.COURSES_WRITE)))))
                .isInstanceOf(CreateApiKey.Outcome.TooManyRights.class);
        assertThat(created(confined, request(Set.of(Role.VIEWER), Optional.empty()))
                        .scopes())
                .contains(Set.of(Scope.KEYS_WRITE, Scope.COURSES_READ));
    }

    @Test
    void anEndThatHasPassedIsRefused() {
        var past = new CreateApiKeyRequest("Import", List.of("viewer"), Optional.empty(), Optional.of(NOW));

        assertThatThrownBy(() -> made(create, owner(), past)).isInstanceOf(InvalidRequest.class);
        assertThat(gateway.calls()).isEmpty();
    }

    @Test
    void whatHasExpiredGoesWithItsGatewayKeyWhenAnotherIsMade() {
        var ends =
                new CreateApiKeyRequest("Short", List.of("viewer"), Optional.empty(), Optional.of(NOW.plusSeconds(60)));
        KeyCard ended = created(owner(), ends);
        assertThat(ended.view(NOW.plusSeconds(59)).state()).isEqualTo("active");
        assertThat(ended.view(NOW.plusSeconds(60)).state()).isEqualTo("expired");
        gateway.calls().clear();
        var later = new CreateApiKey(keys, keys, plans, ids, InstantSource.fixed(NOW.plusSeconds(60)));

        made(later, owner(), request(Set.of(Role.VIEWER), Optional.empty()));

        assertThat(gateway.calls().getFirst()).startsWith("DELETE /apikeys/" + ended.gatewayId());
        assertThat(keys.list(ORG, Optional.empty(), 100)).hasSize(2).doesNotContain(ended);
        assertThat(keys.events).extracting(AuditEvent::type).endsWith(AuditType.KEY_EXPIRED, AuditType.KEY_CREATED);
    }

    @Test
    void thereIsAMostOfKeys() {
        IntStream.range(1, KeyApi.KEYS_MAX)
                .forEach(_ -> created(owner(), request(Set.of(Role.VIEWER), Optional.empty())));

        assertThat(made(create, owner(), request(Set.of(Role.VIEWER), Optional.empty())))
                .isInstanceOf(CreateApiKey.Outcome.TooManyKeys.class);
    }

    @Test
    void aKeyOvertakenByAnotherTierLeavesNothing() {
        var overtaken = new CreateApiKey(
                keys,
                new InMemoryApiKeys() {
                    @Override
                    public Optional<Organisation> organisation(String id) {
                        return keys.organisation(id)
                                .map(one -> new Organisation(id, one.name(), Tier.FREE, one.created(), 1));
                    }
                },
                plans,
                ids,
                clock);

        assertThat(made(overtaken, owner(), request(Set.of(Role.VIEWER), Optional.empty())))
                .isInstanceOf(CreateApiKey.Outcome.Overtaken.class);
        assertThat(gateway.calls().getLast()).startsWith("DELETE /apikeys/gw1");
        assertThat(keys.list(ORG, Optional.empty(), 100)).hasSize(1);
    }

    @Test
    void anAdminCanNotTakeAnOwnersKey() {
        String owners =
                created(owner(), request(Set.of(Role.OWNER), Optional.empty())).id();
        Actor admin = person(Set.of(Role.ADMIN));

        assertThat(rotated(admin, owners, Duration.ZERO)).isInstanceOf(ChangeApiKey.Outcome.TooManyRights.class);
        assertThat(change.revoke(admin, owners)).isInstanceOf(ChangeApiKey.Outcome.TooManyRights.class);
        assertThat(change.revoke(key(Set.of(Scope.KEYS_WRITE)), owners))
                .isInstanceOf(ChangeApiKey.Outcome.TooManyRights.class);
    }

    @Test
    void aRevokedKeyIsTakenFromTheGatewayToo() {
        String id =
                created(owner(), request(Set.of(Role.VIEWER), Optional.empty())).id();

        assertThat(change.revoke(owner(), id)).isInstanceOf(ChangeApiKey.Outcome.Revoked.class);
        assertThat(change.revoke(owner(), id)).isInstanceOf(ChangeApiKey.Outcome.Missing.class);
        assertThat(rotated(owner(), id, Duration.ZERO)).isInstanceOf(ChangeApiKey.Outcome.Missing.class);
        assertThat(gateway.calls().getLast()).startsWith("DELETE /apikeys/gw1");
        assertThat(keys.find(id)).isEmpty();
    }

    @Test
    void aForeignKeyIsMissing() {
        String id =
                created(owner(), request(Set.of(Role.VIEWER), Optional.empty())).id();
        Actor stranger = actor(Caller.person(ApiKeysTest.OTHER, "usr_2", "ses_2", Set.of(Role.OWNER), Tier.FREE));

        assertThat(change.revoke(stranger, id)).isInstanceOf(ChangeApiKey.Outcome.Missing.class);
        assertThat(rotated(stranger, id, Duration.ZERO)).isInstanceOf(ChangeApiKey.Outcome.Missing.class);
        assertThat(change.revoke(owner(), "../" + id)).isInstanceOf(ChangeApiKey.Outcome.Missing.class);
        assertThat(keys.find(id)).isPresent();
    }

    @Test
    void aGatewayKeyMovesWhereverItStopped() {
        plans.move("gw1", Tier.FREE, Tier.STARTER);
        assertThat(gateway.calls())
                .containsExactly(
                        "DELETE /usageplans/free/keys/gw1 ",
                        "POST /usageplans/starter/keys {\"keyId\":\"gw1\",\"keyType\":\"API_KEY\"}");

        gateway.answer("/usageplans/free/keys/gw1", 404);
        gateway.answer("/usageplans/starter/keys", 409);
        plans.move("gw1", Tier.FREE, Tier.STARTER);
        gateway.answer("/usageplans/starter/keys", 403);
        assertThatThrownBy(() -> plans.move("gw1", Tier.FREE, Tier.STARTER))
                .hasMessage("API Gateway answered 403 to POST /usageplans/starter/keys");
    }

    @Test
    void plansAreFoundByTheirNames() {
        gateway.plans(
                "{\"item\": [{\"id\": \"p1\", \"name\": \"Lyceum-free\"}, {\"id\": \"p2\", \"name\": \"Other\"}]}");
        var named = GatewayUsagePlans.named(gateway, "Lyceum-");

        named.admit("n", "v", Tier.FREE);
        named.admit("n", "w", Tier.FREE);
        assertThat(gateway.calls()).filteredOn(call -> call.startsWith("GET")).hasSize(1);
        assertThat(gateway.calls()).contains("POST /usageplans/p1/keys {\"keyId\":\"gw1\",\"keyType\":\"API_KEY\"}");
        assertThatThrownBy(() -> named.admit("n", "x", Tier.ENTERPRISE))
                .hasMessage("The gateway has no usage plan for the tier enterprise");
        assertThat(gateway.calls().getLast()).startsWith("DELETE /apikeys/gw1");

        named.forget();
        named.admit("n", "y", Tier.FREE);
        assertThat(gateway.calls()).filteredOn(call -> call.startsWith("GET")).hasSize(2);
    }

    @Test
    void outcomesPrintNoSecret() {
        var outcome = made(create, owner(), request(Set.of(Role.VIEWER), Optional.empty()));

        assertThat(outcome)
                .isInstanceOfSatisfying(CreateApiKey.Outcome.Created.class, made -> assertThat(made.toString())
                        .doesNotContain(made.apiKey())
                        .contains(made.card().id()));
    }

    private KeyCard created(Actor actor, CreateApiKeyRequest request) {
        return made(create, actor, request) instanceof CreateApiKey.Outcome.Created(KeyCard card, String _)
                ? card
                : fail("no key was made");
    }

    private static CreateApiKeyRequest request(Set<Role> roles, Optional<Set<Scope>> scopes) {
        return new CreateApiKeyRequest(
                " Import ",
                roles.stream().map(Role::word).toList(),
                scopes.map(some -> some.stream().map(Scope::word).toList()),
                Optional.empty());
    }

    private static Actor owner() {
        return person(Set.of(Role.OWNER));
    }

    private static Actor person(Set<Role> roles) {
        return actor(Caller.person(ORG, "usr_1", "ses_1", roles, Tier.STANDARD));
    }

    private static Actor key(Set<Scope> scopes) {
        return actor(Caller.key(ORG, "k1", Set.of(Role.OWNER), scopes, Tier.STANDARD));
    }

    private static Actor actor(Caller caller) {
        return new Actor(caller, new Origin("192.0.2.7", "192.0.2.0/24", false, "req-1"));
    }

    private static CreateApiKey.Outcome made(CreateApiKey create, Actor actor, CreateApiKeyRequest request) {
        return create.create(actor, request, _ -> Optional.empty());
    }

    private ChangeApiKey.Outcome rotated(Actor actor, String id, Duration overlap) {
        return change.rotate(actor, id, overlap, _ -> Optional.empty());
    }
}

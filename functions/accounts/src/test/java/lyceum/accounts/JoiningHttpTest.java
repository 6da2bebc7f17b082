package lyceum.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lyceum.accounts.testing.Rig;
import lyceum.contract.Role;
import lyceum.contract.Tier;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.AuthApi;
import lyceum.contract.accounts.InvitationApi;
import lyceum.contract.accounts.OrganisationApi;
import lyceum.contract.accounts.SessionTokens;
import lyceum.contract.accounts.UserApi;
import lyceum.platform.Caller;
import lyceum.platform.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Making organisations, and joining those of others. */
class JoiningHttpTest {
    private static final String ADA = "ada@example.org";
    private static final String EVE = "eve@example.org";
    private static final String HERE = "203.0.113.9";
    private static final String TEACHER = "{\"roles\": [\"teacher\"]}";

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aPersonMakesOrganisationsAndSeesThemAll() {
        var ada = rig.signedIn(ADA);

        rig.clock.pass(Duration.ofSeconds(1));
        var made = created(ada, " Hillside ");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String id = made.json().path("organisation_id").asString();
        assertThat(made.headers())
                .containsEntry("Location", "/api/v1/organisations/" + id)
                .containsEntry("ETag", "W/\"1\"");

        JsonNode list = organisations(ada);
        assertThat(list.findValuesAsString("name")).containsExactly("ada", "Hillside");
        assertThat(list.path(1).path("tier").asString()).isEqualTo("free");
        assertThat(list.path(1).path("roles").path(0).asString()).isEqualTo("owner");
        var there = rig.http(Rig.from(HERE, AuthApi.LOG_IN)
                .json(Json.text(Map.of("email", ADA, "password", "correct horse", "organisation_id", id))));
        assertThat(rig.bearer(there.as(SessionTokens.class).accessToken()))
                .containsEntry("organisation", id)
                .containsEntry("roles", "owner");
        assertThat(rig.table.told(id)).containsExactly(AuditType.ORGANISATION_CREATED, AuditType.SESSION_CREATED);
    }

    /** However many are asked for at once. */
    @Test
    void aPersonHasTenOrganisationsAtMost() throws ExecutionException, InterruptedException {
        var ada = rig.signedIn(ADA);
        var statuses = new ArrayList<Integer>();
        var go = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 15; i++) {
                String name = "O" + i;
                answers.add(callers.submit(() -> {
                    go.await();
                    return created(ada, name).status();
                }));
            }
            go.countDown();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(9);
        assertThat(statuses).containsOnly(201, 409);
        assertThat(created(ada, "One more").code()).isEqualTo("too-many-organisations");
        assertThat(organisations(ada)).hasSize(OrganisationApi.ORGANISATIONS_MAX);
        assertThat(rig.accept(ada, rig.invite(rig.signedIn(EVE), TEACHER)).code())
                .isEqualTo("too-many-organisations");

        assertThat(rig.http(Rig.by(ada, UserApi.DELETE_ME).json("{\"password\": \"correct horse\"}"))
                        .status())
                .as("all ten are left at once")
                .isEqualTo(204);
    }

    @Test
    void whoAcceptsIsAMember() {
        var ada = rig.signedIn(ADA);
        var eve = rig.signedIn(EVE);

        var accepted = rig.accept(eve, rig.invite(ada, TEACHER));

        assertThat(accepted.status()).as(accepted.text()).isEqualTo(201);
        assertThat(accepted.headers()).containsEntry("Location", "/api/v1/organisations/" + ada.organisationId());
        assertThat(accepted.json().path("roles").path(0).asString()).isEqualTo("teacher");
        assertThat(organisations(eve)).hasSize(2);
        assertThat(rig.table.told(ada.organisationId()))
                .endsWith(AuditType.INVITATION_CREATED, AuditType.INVITATION_ACCEPTED, AuditType.MEMBER_ADDED);
    }

    @Test
    void anInvitationIsGoodOnceInTimeAndForWhomItIs() {
        var ada = rig.signedIn(ADA);
        var eve = rig.signedIn(EVE);
        String once = rig.invite(ada, TEACHER);
        assertThat(rig.accept(rig.signedIn("bob@example.org"), once).status()).isEqualTo(201);
        String forBob = rig.invite(ada, "{\"roles\": [\"teacher\"], \"email\": \"Bob@example.org\"}");
        String expired = rig.invite(ada, "{\"roles\": [\"teacher\"], \"days\": 1}");
        JsonNode invited = rig.http(Rig.by(ada, InvitationApi.INVITE_MEMBER)
                        .path("organisation_id", ada.organisationId())
                        .json(TEACHER))
                .json();
        String revoked = invited.path("token").asString();
        rig.http(Rig.by(ada, InvitationApi.REVOKE_INVITATION)
                .path("organisation_id", ada.organisationId())
                .path("invitation_id", invited.at("/invitation/invitation_id").asString()));
        rig.clock.pass(Duration.ofDays(1));

        for (String token : List.of(once, forBob, expired, revoked, "lyi_nonsense")) {
            var refused = rig.accept(eve, token);
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.code()).isEqualTo("invalid-invitation");
            assertThat(registered("new@example.org", token).code()).isEqualTo("invalid-invitation");
        }
        assertThat(organisations(eve)).hasSize(1);
        assertThat(rig.logIn(HERE, "new@example.org", "correct horse").status())
                .as("nobody was registered")
                .isEqualTo(401);
    }

    @Test
    void aMemberKeepsTheRoles() {
        var ada = rig.signedIn(ADA);

        assertThat(rig.accept(ada, rig.invite(ada, TEACHER)).code()).isEqualTo("already-member");
        assertThat(organisations(ada).path(0).path("roles").path(0).asString()).isEqualTo("owner");
    }

    @Test
    void whoRegistersWithAnInvitationJoinsAndHasNoOrganisationElse() {
        var ada = rig.signedIn(ADA);
        String token = rig.invite(ada, "{\"roles\": [\"pupil\"], \"email\": \"eve@example.org\"}");

        assertThat(registered(EVE, token).status()).isEqualTo(201);

        var eve = rig.logIn(HERE, EVE, "correct horse").as(SessionTokens.class);
        assertThat(eve.organisationId()).isEqualTo(ada.organisationId());
        assertThat(rig.bearer(eve.accessToken())).containsEntry("roles", "pupil");
        assertThat(organisations(eve)).hasSize(1);
        assertThat(rig.table.told(ada.organisationId()))
                .containsSubsequence(AuditType.USER_REGISTERED, AuditType.INVITATION_ACCEPTED, AuditType.MEMBER_ADDED);
        assertThat(registered("bob@example.org", token).code()).isEqualTo("invalid-invitation");
    }

    @Test
    void nobodyJoinsAClosedOrganisation() {
        var ada = rig.signedIn(ADA);
        var eve = rig.signedIn(EVE);
        String token = rig.invite(ada, TEACHER);
        rig.http(Rig.by(ada, UserApi.DELETE_ME).json("{\"password\": \"correct horse\"}"));

        assertThat(rig.accept(eve, token).code()).isEqualTo("invalid-invitation");
        assertThat(registered("new@example.org", token).code()).isEqualTo("invalid-invitation");
    }

    @Test
    void whoIsGoneMakesAndJoinsNothing() {
        var ada = rig.signedIn(ADA);
        String token = rig.invite(rig.signedIn(EVE), TEACHER);
        rig.http(Rig.by(ada, UserApi.DELETE_ME).json("{\"password\": \"correct horse\"}"));

        assertThat(rig.accept(ada, token).status()).isEqualTo(401);
        assertThat(created(ada, "Ghost").status()).isEqualTo(401);
        assertThat(organisations(ada)).isEmpty();
    }

    @Test
    void membersAreNamedAndKeepersSeeAddresses() {
        var ada = rig.signedIn(ADA);
        rig.accept(rig.signedIn(EVE), rig.invite(ada, TEACHER));

        JsonNode owner = members(ada, Role.OWNER);
        assertThat(owner.findValuesAsString("name")).containsExactlyInAnyOrder("ada", "eve");
        assertThat(owner.findValuesAsString("email")).containsExactlyInAnyOrder(ADA, EVE);
        JsonNode teacher = members(ada, Role.TEACHER);
        assertThat(teacher.findValuesAsString("name")).containsExactlyInAnyOrder("ada", "eve");
        assertThat(teacher.findValuesAsString("email")).isEmpty();
    }

    private JsonNode members(SessionTokens by, Role role) {
        return rig.http(Rig.from(HERE, OrganisationApi.LIST_MEMBERS)
                        .by(Caller.person(
                                by.organisationId(), by.user().userId(), by.sessionId(), Set.of(role), Tier.FREE))
                        .path("organisation_id", by.organisationId()))
                .json()
                .path("members");
    }

    private Rig.Response registered(String email, String token) {
        return rig.http(Rig.from(HERE, AuthApi.REGISTER_USER)
                .json(Json.text(Map.of("email", email, "password", "correct horse", "invitation", token))));
    }

    private Rig.Response created(SessionTokens by, String name) {
        return rig.http(Rig.by(by, OrganisationApi.CREATE_ORGANISATION).json(Json.text(Map.of("name", name))));
    }

    private JsonNode organisations(SessionTokens by) {
        return rig.http(Rig.by(by, OrganisationApi.LIST_ORGANISATIONS)).json().path("organisations");
    }
}

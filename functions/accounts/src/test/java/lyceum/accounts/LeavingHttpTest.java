package lyceum.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import lyceum.accounts.testing.Rig;
import lyceum.contract.Operation;
import lyceum.contract.Role;
import lyceum.contract.Tier;
import lyceum.contract.accounts.AuditApi;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.KeyApi;
import lyceum.contract.accounts.OrganisationApi;
import lyceum.contract.accounts.SessionTokens;
import lyceum.contract.accounts.UserApi;
import lyceum.platform.Caller;
import lyceum.platform.Json;
import lyceum.platform.testing.GatewayEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Deleting an account, and letting a member log in again. */
class LeavingHttpTest {
    private static final String ADA = "ada@example.org";
    private static final String EVE = "eve@example.org";
    private static final String HERE = "203.0.113.9";
    private static final String PASSWORD = "correct horse";

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void whoLeavesIsForgotten() {
        var tokens = rig.signedIn(ADA);
        var elsewhere = rig.logIn("192.0.2.77", ADA, PASSWORD).as(SessionTokens.class);
        rig.http(Rig.by(tokens, UserApi.UPDATE_ME)
                .header("If-Match", "W/\"1\"")
                .json("{\"name\": \"Ada Lovelace\", \"bio\": \"Counts.\"}"));

        assertThat(left(tokens, PASSWORD).status()).isEqualTo(204);

        assertThat(rig.table.text())
                .contains("USER#" + tokens.user().userId())
                .doesNotContain("SESSION#", "MEMBER#", "Lovelace", "Counts.", "argon2", ADA);
        for (var session : List.of(tokens, elsewhere)) {
            assertThat(rig.bearer(session.accessToken())).isEmpty();
            assertThat(rig.refresh(session.refreshToken()).status()).isEqualTo(401);
        }
        assertThat(rig.logIn(HERE, ADA, PASSWORD).code()).isEqualTo("invalid-credentials");
        assertThat(rig.http(Rig.by(tokens, UserApi.GET_ME)).status()).isEqualTo(401);
        assertThat(left(tokens, PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void theAddressMayRegisterAgain() {
        var before = rig.signedIn(ADA);
        left(before, PASSWORD);

        var after = rig.signedIn(ADA);

        assertThat(after.user().userId()).isNotEqualTo(before.user().userId());
        assertThat(after.organisationId()).isNotEqualTo(before.organisationId());
    }

    @Test
    void theChainGoesOnToHold() {
        var ada = rig.signedIn(ADA);
        var eve = joined(ada, EVE, "teacher");

        left(eve, PASSWORD);
        assertThat(verified(ada).path("holds").asBoolean()).isTrue();
        assertThat(rig.table.told(ada.organisationId())).endsWith(AuditType.MEMBER_REMOVED);

        left(ada, PASSWORD);
        var closed = verified(ada);
        assertThat(closed.path("holds").asBoolean()).isTrue();
        assertThat(closed.path("complete").asBoolean()).isTrue();
        assertThat(rig.table.told(ada.organisationId()))
                .endsWith(AuditType.ORGANISATION_CLOSED, AuditType.USER_DELETED);
    }

    @Test
    void anOrganisationWithoutAnybodyIsClosed() {
        var tokens = rig.signedIn(ADA);
        String key = rig.http(Rig.by(tokens, KeyApi.CREATE_API_KEY).json("{\"name\": \"K\", \"roles\": [\"viewer\"]}"))
                .json()
                .path("api_key")
                .asString();
        assertThat(rig.key(key)).containsEntry("organisation", tokens.organisationId());

        left(tokens, PASSWORD);

        assertThat(rig.key(key)).isEmpty();
        assertThat(rig.table.text()).contains("Closed organisation").doesNotContain("SK=AttributeValue(S=KEY");
        assertThat(rig.table.told(tokens.organisationId()))
                .endsWith(AuditType.ORGANISATION_CLOSED, AuditType.USER_DELETED, AuditType.KEY_REVOKED);
    }

    @Test
    void theLastOwnerOfOthersStays() {
        var ada = rig.signedIn(ADA);
        var eve = joined(ada, EVE, "admin");

        var refused = left(ada, PASSWORD);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("last-owner");
        assertThat(refused.json().path("detail").asString()).contains("ada (" + ada.organisationId() + ")");
        assertThat(rig.bearer(ada.accessToken())).isNotEmpty();

        assertThat(rig.http(Rig.by(ada, OrganisationApi.CHANGE_MEMBER)
                                .path("organisation_id", ada.organisationId())
                                .path("user_id", eve.user().userId())
                                .json("{\"roles\": [\"owner\"]}"))
                        .status())
                .isEqualTo(200);
        assertThat(left(ada, PASSWORD).status()).isEqualTo(204);
        assertThat(rig.http(in(ada.organisationId(), eve, OrganisationApi.LIST_MEMBERS))
                        .json()
                        .path("members"))
                .hasSize(1);
    }

    @Test
    void wrongPasswordsDeleteNothingAndCount() {
        var tokens = rig.signedIn(ADA);
        for (int guess = 0; guess < 5; guess++) {
            assertThat(left(tokens, "wrong").code()).isEqualTo("wrong-password");
        }

        assertThat(left(tokens, PASSWORD).code()).isEqualTo("too-many-guesses");
        assertThat(rig.bearer(tokens.accessToken())).isNotEmpty();
    }

    @Test
    void aKeeperLetsAMemberLogInAgain() {
        var ada = rig.signedIn(ADA);
        var eve = joined(ada, EVE, "pupil");
        for (int guess = 0; guess < 6; guess++) {
            rig.logIn("192.0.2.77", EVE, "wrong");
        }
        assertThat(rig.logIn("192.0.2.77", EVE, PASSWORD).status()).isEqualTo(429);
        var unlock = in(ada.organisationId(), ada, OrganisationApi.UNLOCK_MEMBER)
                .path("user_id", eve.user().userId());

        assertThat(rig.http(unlock).status()).isEqualTo(204);

        assertThat(rig.logIn("192.0.2.77", EVE, PASSWORD).status()).isEqualTo(200);
        assertThat(rig.table.told(ada.organisationId())).contains(AuditType.LOGIN_UNLOCKED);
    }

    @Test
    void nobodyUnlocksStrangers() {
        var ada = rig.signedIn(ADA);
        var eve = rig.signedIn(EVE);

        assertThat(rig.http(in(ada.organisationId(), ada, OrganisationApi.UNLOCK_MEMBER)
                                .path("user_id", eve.user().userId()))
                        .status())
                .isEqualTo(404);
        assertThat(rig.http(in(ada.organisationId(), ada, OrganisationApi.UNLOCK_MEMBER)
                                .path("organisation_id", eve.organisationId())
                                .path("user_id", eve.user().userId()))
                        .status())
                .isEqualTo(404);
    }

    /** A new person who has joined the other's organisation. */
    private SessionTokens joined(SessionTokens owner, String email, String role) {
        var guest = rig.signedIn(email);
        assertThat(rig.accept(guest, rig.invite(owner, "{\"roles\": [\"" + role + "\"]}"))
                        .status())
                .isEqualTo(201);
        return guest;
    }

    private JsonNode verified(SessionTokens by) {
        return rig.http(Rig.by(by, AuditApi.VERIFY_AUDIT_LOG)).json();
    }

    private static GatewayEvent in(String organisation, SessionTokens by, Operation operation) {
        return Rig.from(HERE, operation)
                .by(Caller.person(organisation, by.user().userId(), by.sessionId(), Set.of(Role.OWNER), Tier.FREE))
                .path("organisation_id", organisation);
    }

    private Rig.Response left(SessionTokens by, String password) {
        return rig.http(Rig.by(by, UserApi.DELETE_ME).json(Json.text(Map.of("password", password))));
    }
}

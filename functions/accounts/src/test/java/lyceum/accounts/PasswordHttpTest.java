package lyceum.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import lyceum.accounts.testing.Rig;
import lyceum.contract.Role;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.SessionTokens;
import lyceum.contract.accounts.UserApi;
import lyceum.platform.Json;
import lyceum.platform.testing.GatewayEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changing a password, through the function and the authorizer. */
class PasswordHttpTest {
    private static final String ADA = "ada@example.org";
    private static final String HERE = "203.0.113.9";
    private static final String OLD = "correct horse";
    private static final String NEW = "staple of a battery";

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void theNewPasswordWorksAndTheOldOneNoMore() {
        var tokens = rig.signedIn(ADA);

        assertThat(changed(tokens, OLD, NEW).status()).isEqualTo(204);

        assertThat(rig.logIn(HERE, ADA, OLD).status()).isEqualTo(401);
        assertThat(rig.logIn(HERE, ADA, NEW).status()).isEqualTo(200);
        assertThat(rig.table.told(tokens.organisationId())).contains(AuditType.PASSWORD_CHANGED);
    }

    @Test
    void allOtherSessionsEnd() {
        var here = rig.signedIn(ADA);
        var there = rig.logIn("192.0.2.77", ADA, OLD).as(SessionTokens.class);
        var eve = rig.signedIn("eve@example.org");

        changed(here, OLD, NEW);

        assertThat(rig.bearer(there.accessToken())).isEmpty();
        assertThat(rig.refresh(there.refreshToken()).status()).isEqualTo(401);
        assertThat(rig.bearer(here.accessToken())).isNotEmpty();
        assertThat(rig.refresh(here.refreshToken()).status()).isEqualTo(200);
        assertThat(rig.bearer(eve.accessToken())).isNotEmpty();
    }

    @Test
    void wrongPasswordsCountWithThoseOfLoggingIn() {
        var tokens = rig.signedIn(ADA);
        for (int guess = 0; guess < 3; guess++) {
            assertThat(rig.logIn(HERE, ADA, "wrong").status()).isEqualTo(401);
        }
        for (int guess = 0; guess < 2; guess++) {
            var wrong = changed(tokens, "guess " + guess, NEW);
            assertThat(wrong.status()).isEqualTo(403);
            assertThat(wrong.code()).isEqualTo("wrong-password");
        }

        var locked = changed(tokens, OLD, NEW);
        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.code()).isEqualTo("too-many-guesses");
        assertThat(locked.headers()).containsEntry("Retry-After", "900");
        assertThat(rig.logIn(HERE, ADA, OLD).status()).isEqualTo(429);
        assertThat(rig.table.told(tokens.organisationId())).endsWith(AuditType.LOGIN_FAILED, AuditType.LOGIN_LOCKED);
    }

    @Test
    void aWrongOneIsToldAndChangesNothing() {
        var tokens = rig.signedIn(ADA);

        changed(tokens, "wrong", NEW);

        assertThat(rig.table.told(tokens.organisationId())).endsWith(AuditType.PASSWORD_REFUSED);
        assertThat(rig.logIn(HERE, ADA, OLD).status()).isEqualTo(200);
    }

    @Test
    void whoKnowsThePasswordIsNotCounted() {
        var tokens = rig.signedIn(ADA);
        for (int guess = 0; guess < 4; guess++) {
            changed(tokens, "wrong", NEW);
        }

        assertThat(changed(tokens, OLD, NEW).status()).isEqualTo(204);
        for (int guess = 0; guess < 5; guess++) {
            assertThat(changed(tokens, "wrong", OLD).status()).isEqualTo(403);
        }
    }

    @Test
    void aRepeatedRequestIsAnsweredAsTheFirst() {
        var tokens = rig.signedIn(ADA);
        GatewayEvent request = request(tokens, OLD, NEW).header("Idempotency-Key", "k-1");

        assertThat(rig.http(request).status()).isEqualTo(204);
        var again = rig.http(request);

        assertThat(again.status()).isEqualTo(204);
        assertThat(again.headers()).containsEntry("Idempotent-Replayed", "true");
    }

    /** Within one organisation two people may choose the same key. */
    @Test
    void anotherPersonsKeyIsAnother() {
        var ada = rig.signedIn(ADA);
        var eve = rig.signedIn("eve@example.org");
        var guest = new SessionTokens(
                "", "", "", "Bearer", 900, eve.expiresAt(), ada.organisationId(), eve.sessionId(), eve.user());
        rig.http(request(ada, OLD, NEW).header("Idempotency-Key", "k-1"));

        assertThat(rig.http(request(guest, OLD, NEW).header("Idempotency-Key", "k-1"))
                        .headers())
                .doesNotContainKey("Idempotent-Replayed");
        assertThat(rig.logIn(HERE, "eve@example.org", NEW).status()).isEqualTo(200);
    }

    @Test
    void aPasswordThatIsNoneIsNamed() {
        var tokens = rig.signedIn(ADA);

        assertThat(changed(tokens, OLD, "short").json().path("errors").findValuesAsString("field"))
                .containsExactly("new_password");
        assertThat(changed(tokens, OLD, OLD).status()).isEqualTo(422);
        assertThat(changed(tokens, OLD, "football1").code()).isEqualTo("invalid-request");
        assertThat(rig.register("bob@example.org", "football1")
                        .json()
                        .path("errors")
                        .findValuesAsString("field"))
                .containsExactly("password");
        assertThat(rig.http(request(tokens, OLD, NEW).by(Role.OWNER)).status())
                .as("a key is no person")
                .isEqualTo(403);
    }

    private Rig.Response changed(SessionTokens by, String current, String next) {
        return rig.http(request(by, current, next));
    }

    private static GatewayEvent request(SessionTokens by, String current, String next) {
        return Rig.by(by, UserApi.CHANGE_PASSWORD)
                .json(Json.text(Map.of("current_password", current, "new_password", next)));
    }
}

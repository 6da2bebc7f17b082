package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** People on a running system who change their password and who leave. */
class PeopleTest {
    private static final Caller ANYONE = Running.organisation().anonymous();
    private static final String PASSWORD = "eleven quiet rivers run";
    private static final String ME = "/api/v1/users/me";

    private final String email = "p-" + UUID.randomUUID() + "@example.org";

    @Test
    void whoChangesThePasswordIsSignedInHereAlone() {
        register();
        String here = bearer(PASSWORD);
        String there = bearer(PASSWORD);

        send("POST", ME + "/password", "{\"current_password\": \"wrong\", \"new_password\": \"a new password\"}", here)
                .expectProblem(403, "wrong-password");
        send(
                        "POST",
                        ME + "/password",
                        "{\"current_password\": \"" + PASSWORD + "\", \"new_password\": \"a new password\"}",
                        here)
                .expect(204)
                .expectStandardHeaders();

        ANYONE.get(ME, "Authorization", there).expectProblem(401, "unauthenticated");
        ANYONE.get(ME, "Authorization", here).expect(200);
        logIn(PASSWORD).expectProblem(401, "invalid-credentials");
        logIn("a new password").expect(200);
    }

    @Test
    void whoLeavesIsGoneAndTheAddressIsFree() {
        register();
        String bearer = bearer(PASSWORD);
        String body = "{\"password\": \"" + PASSWORD + "\"}";

        send("DELETE", ME, "{\"password\": \"wrong\"}", bearer).expectProblem(403, "wrong-password");
        send("DELETE", "/api/users/me", body, bearer).expect(204).expectStandardHeaders();

        logIn(PASSWORD).expectProblem(401, "invalid-credentials");
        register();
        assertThat(logIn(PASSWORD).expect(200).json().at("/user/email").asString())
                .isEqualTo(email);
    }

    @Test
    void peopleMakeOrganisationsAndJoinThoseOfOthers() {
        Caller owner = Running.organisation();
        String token = owner.post(
                        "/api/v1/organisations/" + owner.organisation() + "/invitations",
                        "{\"roles\": [\"viewer\"], \"email\": \"" + email + "\"}")
                .expect(201)
                .json()
                .path("token")
                .asString();
        register();
        String bearer = bearer(PASSWORD);

        send("POST", "/api/v1/organisations", "{\"name\": \"Hillside\"}", bearer)
                .expect(201)
                .expectStandardHeaders();
        String accept = "{\"token\": \"" + token + "\"}";
        send("POST", "/api/v1/invitations/accept", accept, bearer).expect(201);
        send("POST", "/api/v1/invitations/accept", accept, bearer).expectProblem(404, "invalid-invitation");

        assertThat(ANYONE.get("/api/v1/organisations", "Authorization", bearer)
                        .expect(200)
                        .json()
                        .path("organisations"))
                .hasSize(3);
        var members = owner.get("/api/v1/organisations/" + owner.organisation() + "/members")
                .expect(200)
                .json()
                .path("members");
        assertThat(members.findValuesAsString("email")).containsExactly(email);
        String member = members.path(0).path("user_id").asString();
        owner.send(
                        "POST",
                        "/api/v1/organisations/" + owner.organisation() + "/members/" + member + "/unlock",
                        Optional.empty())
                .expect(204);
    }

    private void register() {
        ANYONE.post("/api/v1/auth/register", credentials(PASSWORD)).expect(201);
    }

    private String bearer(String password) {
        return "Bearer "
                + logIn(password).expect(200).json().path("access_token").asString();
    }

    private Caller.Answer logIn(String password) {
        return ANYONE.post("/api/v1/auth/login", credentials(password));
    }

    private String credentials(String password) {
        return "{\"email\": \"" + email + "\", \"password\": \"" + password + "\"}";
    }

    private static Caller.Answer send(String method, String path, String body, String bearer) {
        return ANYONE.send(method, path, Optional.of(body), "Authorization", bearer);
    }
}

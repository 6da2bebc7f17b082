package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** People on a running system, under the paths that their clients know: they register, sign in, and are known by their token. */
class SessionsTest {
    private static final Caller ANYONE = Running.organisation().anonymous();
    private static final String PASSWORD = "eleven quiet rivers run";

    private final String email = "p-" + UUID.randomUUID() + "@example.org";

    @Test
    void whoRegistersSignsInAndWorksInAnOrganisationOfTheirOwn() {
        register();
        JsonNode tokens = logIn();
        String bearer = "Bearer " + tokens.path("access_token").asString();
        assertThat(tokens.path("token")).isEqualTo(tokens.path("access_token"));

        JsonNode me =
                get("/api/users/me", bearer).expect(200).expectStandardHeaders().json();
        assertThat(me.path("email").asString()).isEqualTo(email);
        Caller.Answer made = ANYONE.post("/api/v1/courses", Samples.COURSE, "Authorization", bearer);
        String course = made.expect(201).header("location");
        get(course, bearer).expect(200);

        register("other-" + email);
        String stranger =
                "Bearer " + logIn("other-" + email).path("access_token").asString();
        get(course, stranger).expectProblem(404, "not-found");
    }

    @Test
    void aTokenIsSignedWithAPublishedKey() {
        register();
        String token = logIn().path("access_token").asString();
        String header = new String(
                Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8);
        JsonNode keys = ANYONE.get("/.well-known/jwks.json").expect(200).json().path("keys");

        assertThat(keys).isNotEmpty();
        assertThat(keys).anyMatch(key -> header.contains(key.path("kid").asString()));
        assertThat(keys.toString()).doesNotContain("\"d\"");
    }

    @Test
    void aRefreshTokenIsExchangedOnceAndNothingOfAnEndedSessionWorks() {
        register();
        JsonNode first = logIn();
        String body = "{\"refresh_token\": \"" + first.path("refresh_token").asString() + "\"}";
        JsonNode second = ANYONE.post("/api/v1/auth/refresh", body).expect(200).json();
        ANYONE.post("/api/v1/auth/refresh", body).expectProblem(409, "refresh-in-flight");

        String bearer = "Bearer " + first.path("access_token").asString();
        get("/api/auth/status", bearer).expect(200);
        ANYONE.send("POST", "/api/v1/auth/logout", Optional.empty(), "Authorization", bearer)
                .expect(204);

        // The gateway keeps what it knows of a token for a minute; the second one was never shown to it.
        get("/api/users/me", "Bearer " + second.path("access_token").asString()).expectProblem(401, "unauthenticated");
        ANYONE.post(
                        "/api/v1/auth/refresh",
                        "{\"refresh_token\": \"" + second.path("refresh_token").asString() + "\"}")
                .expectProblem(401, "invalid-refresh-token");
    }

    @Test
    void fiveWrongPasswordsAreWrongAndTheSixthHasToWait() {
        register();
        for (int i = 1; i <= 5; i++) {
            guess().expectProblem(401, "invalid-credentials");
        }
        assertThat(guess().expectProblem(429, "too-many-guesses").header("retry-after"))
                .matches("\\d+");
    }

    private void register() {
        register(email);
    }

    private static void register(String address) {
        ANYONE.post("/api/auth/register", credentials(address, PASSWORD)).expect(201);
    }

    private JsonNode logIn() {
        return logIn(email);
    }

    private static JsonNode logIn(String address) {
        return ANYONE.post("/api/auth/login", credentials(address, PASSWORD))
                .expect(200)
                .json();
    }

    private Caller.Answer guess() {
        return ANYONE.post("/api/auth/login", credentials(email, "a wrong guess"));
    }

    private static Caller.Answer get(String path, String bearer) {
        return ANYONE.get(path, "Authorization", bearer);
    }

    private static String credentials(String address, String password) {
        return "{\"email\": \"" + address + "\", \"password\": \"" + password + "\"}";
    }
}

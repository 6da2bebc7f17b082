package lyceum.suite;

import java.util.Base64;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Someone who has registered and signed in, with an organisation of their own.
 *
 * @param session of the token
 */
record Person(String email, String id, String session, String organisation, String accessToken, String refreshToken) {
    static final String PASSWORD = "a mill by the quiet weir 17";

    static Person signedIn(Caller anyone) {
        String email = "p-" + UUID.randomUUID() + "@example.org";
        anyone.post("/api/v1/auth/register", credentials(email, "")).expect(201);
        return signedIn(anyone, email);
    }

    private static Person signedIn(Caller anyone, String email) {
        JsonNode tokens = anyone.post("/api/v1/auth/login", credentials(email, ""))
                .expect(200)
                .json();
        String access = tokens.path("access_token").asString();
        JsonNode claims = Caller.JSON.readTree(Base64.getUrlDecoder().decode(access.split("\\.", -1)[1]));
        return new Person(
                email,
                claims.path("sub").asString(),
                claims.path("sid").asString(),
                claims.path("org").asString(),
                access,
                tokens.path("refresh_token").asString());
    }

    /** What signs a person in, with more members if there are any. */
    static String credentials(String email, String more) {
        return "{\"email\": \"" + email + "\", \"password\": \"" + PASSWORD + "\"" + more + "}";
    }

    String bearer() {
        return "Bearer " + accessToken;
    }

    /** Leaves the tokens out. */
    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}

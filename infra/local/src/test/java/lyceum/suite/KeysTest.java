package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** API keys on a running system: who may make which, what they open, and when they stop (S0-72). */
class KeysTest {
    private static final String KEYS = "/api/v1/api-keys";
    private static final Caller OWNER = Running.organisation();

    @Test
    void aKeyOpensWhatItsRolesAndScopesAllow() {
        JsonNode made = OWNER.post(KEYS, """
                        {"name": "Reader", "roles": ["viewer"], "scopes": ["courses:read"]}
                        """).expect(201).json();
        Caller reader = OWNER.with(made.path("api_key").asString());

        reader.get("/api/v1/courses").expect(200);
        reader.post("/api/v1/courses", Samples.COURSE).expectProblem(403, "forbidden");
        reader.get("/api/v1/jobs").expectProblem(403, "forbidden");
        reader.get(KEYS).expectProblem(403, "forbidden");
    }

    @Test
    void aKeyIsShownOnceAndListedWithoutItsSecret() {
        var answer = OWNER.post(KEYS, Samples.key("teacher")).expect(201);
        String key = answer.json().path("api_key").asString();
        String secret = key.substring(key.lastIndexOf('_') + 1);

        var found = OWNER.get(answer.header("location")).expect(200);
        assertThat(found.json().path("state").asString()).isEqualTo("active");
        assertThat(found.text()).doesNotContain(secret);
        assertThat(OWNER.get(KEYS + "?limit=100").expect(200).text()).doesNotContain(secret);

        OWNER.with(key).get("/api/v1/courses").expect(200);
        assertThat(OWNER.get(answer.header("location")).json().has("last_used_at"))
                .isTrue();
    }

    @Test
    void pagesLeadThroughAllKeys() {
        Caller owner = Running.organisation();
        List<String> made = new ArrayList<>();
        made.add(owner.get(KEYS).expect(200).json().at("/keys/0/key_id").asString());
        for (int i = 0; i < 4; i++) {
            made.add(owner.post(KEYS, Samples.key("viewer"))
                    .expect(201)
                    .json()
                    .at("/key/key_id")
                    .asString());
        }
        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = owner.get(KEYS + "?limit=2" + cursor).expect(200).json();
            page.path("keys").forEach(key -> listed.add(key.path("key_id").asString()));
            cursor = page.has("next_cursor")
                    ? "&cursor=" + page.path("next_cursor").asString()
                    : "";
        } while (!cursor.isEmpty());

        assertThat(listed).isEqualTo(made.stream().sorted().toList());
        owner.get(KEYS + "?cursor=nonsense").expectProblem(400, "invalid-cursor");
    }

    @Test
    void nobodyGivesRolesOrScopesThatTheyLack() {
        Caller admin = made("admin");
        admin.post(KEYS, Samples.key("owner")).expectProblem(403, "forbidden");
        admin.post(KEYS, Samples.key("operator")).expectProblem(403, "forbidden");
        admin.post(KEYS, Samples.key("teacher")).expect(201);
        made("teacher").post(KEYS, Samples.key("teacher")).expectProblem(403, "forbidden");

        Caller confined = OWNER.with(
                OWNER.post(KEYS, """
                        {"name": "Keys", "roles": ["owner"], "scopes": ["keys:write", "keys:read"]}
                        """).expect(201).json().path("api_key").asString());
        confined.post(KEYS, """
                        {"name": "More", "roles": ["owner"], "scopes": ["courses:write"]}
                        """).expectProblem(403, "forbidden");
        JsonNode child = confined.post(KEYS, Samples.key("owner")).expect(201).json();
        assertThat(child.at("/key/scopes").size()).isEqualTo(2);
    }

    @Test
    void anAdminCanNotTakeAnOwnersKeyOver() {
        String owners = OWNER.post(KEYS, Samples.key("owner"))
                .expect(201)
                .json()
                .at("/key/key_id")
                .asString();
        Caller admin = made("admin");

        admin.post(KEYS + "/" + owners + "/rotate", "{}").expectProblem(403, "forbidden");
        admin.delete(KEYS + "/" + owners).expectProblem(403, "forbidden");
    }

    @Test
    void aForeignKeyIsNotThere() {
        String id = OWNER.post(KEYS, Samples.key("viewer"))
                .expect(201)
                .json()
                .at("/key/key_id")
                .asString();
        Caller stranger = Running.organisation();

        String foreign = detail(stranger.get(KEYS + "/" + id).expectProblem(404, "not-found"));
        String unknown =
                detail(stranger.get(KEYS + "/01JD9Z6Q4M8T5X2B7N3C1VKPWR").expectProblem(404, "not-found"));
        assertThat(foreign).isEqualTo(unknown);
        stranger.post(KEYS + "/" + id + "/rotate", "{}").expectProblem(404, "not-found");
        stranger.delete(KEYS + "/" + id).expectProblem(404, "not-found");
        OWNER.get(KEYS + "/" + id).expect(200);
    }

    @Test
    void bothSecretsWorkUntilTheOverlapEnds() {
        JsonNode first = OWNER.post(KEYS, Samples.key("viewer")).expect(201).json();
        String path = KEYS + "/" + first.at("/key/key_id").asString();
        JsonNode second = OWNER.post(path + "/rotate", "{\"overlap_hours\": 1}")
                .expect(200)
                .json();

        OWNER.with(first.path("api_key").asString()).get("/api/v1/courses").expect(200);
        OWNER.with(second.path("api_key").asString()).get("/api/v1/courses").expect(200);
        assertThat(second.at("/key/overlap_until").asString()).isNotBlank();

        JsonNode third = OWNER.post(path + "/rotate", "{\"overlap_hours\": 0}")
                .expect(200)
                .json();
        JsonNode fourth = OWNER.post(path + "/rotate", "{\"overlap_hours\": 0}")
                .expect(200)
                .json();
        OWNER.with(third.path("api_key").asString()).get("/api/v1/courses").expectProblem(401, "unauthenticated");
        OWNER.with(fourth.path("api_key").asString()).get("/api/v1/courses").expect(200);
    }

    @Test
    void aRevokedKeyIsNone() {
        JsonNode made = OWNER.post(KEYS, Samples.key("viewer")).expect(201).json();
        String path = KEYS + "/" + made.at("/key/key_id").asString();

        OWNER.delete(path).expect(204);
        OWNER.with(made.path("api_key").asString()).get("/api/v1/courses").expectProblem(401, "unauthenticated");
        OWNER.get(path).expectProblem(404, "not-found");
        OWNER.delete(path).expectProblem(404, "not-found");
    }

    @Test
    void anEndInThePastIsAMistake() {
        OWNER.post(KEYS, """
                        {"name": "Old", "roles": ["viewer"], "expires_at": "2020-01-01T00:00:00Z"}
                        """).expectProblem(422, "invalid-request");
    }

    private static Caller made(String role) {
        return OWNER.with(OWNER.post(KEYS, Samples.key(role))
                .expect(201)
                .json()
                .path("api_key")
                .asString());
    }

    private static String detail(Caller.Answer answer) {
        return answer.json().path("detail").asString();
    }
}

package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Organisations on a running system: names, tiers, invitations, and what a stranger sees of them. */
class OrganisationsTest {
    @Test
    void anOrganisationIsRenamedByWhoReadItLast() {
        Caller owner = Running.organisation();
        String path = path(owner);
        var read = owner.get(path).expect(200);

        var renamed = owner.patch(path, "{\"name\": \" Hillside \"}", "If-Match", read.header("etag"))
                .expect(200);
        assertThat(renamed.json().path("name").asString()).isEqualTo("Hillside");
        owner.patch(path, "{\"name\": \"Again\"}", "If-Match", read.header("etag"))
                .expectProblem(412, "precondition-failed");
        owner.patch(path, "{\"name\": \"Again\"}").expectProblem(428, "precondition-required");
        owner.get(path, "If-None-Match", renamed.header("etag")).expect(304);
    }

    @Test
    void aTierMovesTheKeysAndBack() {
        Caller owner = Running.organisation();
        String tier = path(owner) + "/tier";

        JsonNode standard =
                owner.patch(tier, "{\"tier\": \"standard\"}").expect(200).json();
        assertThat(standard.path("limits")).hasSize(2);
        owner.patch(tier, "{\"tier\": \"operator\"}").expect(200);
        assertThat(owner.get(tier).expect(200).json().path("tier").asString()).isEqualTo("operator");
        for (int i = 0; i < 30; i++) {
            owner.get("/api/v1/courses?limit=1").expect(200);
        }
        owner.patch(tier, "{\"tier\": \"gold\"}").expectProblem(422, "invalid-request");
    }

    @Test
    void onlyOwnersAndOperatorsChangeTiers() {
        Caller operator = Running.organisation();
        String tier = path(operator) + "/tier";
        made(operator, "admin").patch(tier, "{\"tier\": \"free\"}").expectProblem(403, "forbidden");
        made(operator, "owner").patch(tier, "{\"tier\": \"free\"}").expectProblem(403, "forbidden");
        assertThat(operator.get(tier).expect(200).json().path("tier").asString())
                .isEqualTo("operator");
    }

    @Test
    void anInvitationShowsItsTokenOnce() {
        Caller owner = Running.organisation();
        String path = path(owner) + "/invitations";
        JsonNode made = owner.post(path, "{\"roles\": [\"teacher\"], \"days\": 1}")
                .expect(201)
                .json();
        String token = made.path("token").asString();
        String id = made.at("/invitation/invitation_id").asString();

        assertThat(token).startsWith("lyi_");
        String listed = owner.get(path).expect(200).text();
        assertThat(listed).contains(id).doesNotContain(token);
        owner.delete(path + "/" + id).expect(204);
        owner.delete(path + "/" + id).expectProblem(404, "not-found");
        assertThat(owner.get(path).json().path("invitations")).isEmpty();
        made(owner, "admin").post(path, "{\"roles\": [\"owner\"]}").expectProblem(403, "forbidden");
    }

    @Test
    void aStrangersOrganisationIsNotThere() {
        Caller owner = Running.organisation();
        Caller stranger = Running.organisation();
        String path = path(owner);
        String invitation = owner.post(path + "/invitations", "{\"roles\": [\"viewer\"]}")
                .expect(201)
                .json()
                .at("/invitation/invitation_id")
                .asString();
        String member = path + "/members/usr_01JD9Z6Q4M8T5X2B7N3C1VKPWR";

        for (String read : List.of(path, path + "/tier", path + "/members", path + "/invitations")) {
            stranger.get(read).expectProblem(404, "not-found");
        }
        stranger.patch(path, "{\"name\": \"Mine\"}", "If-Match", "W/\"1\"").expectProblem(404, "not-found");
        stranger.patch(path + "/tier", "{\"tier\": \"operator\"}").expectProblem(404, "not-found");
        stranger.patch(member, "{\"roles\": [\"viewer\"]}").expectProblem(404, "not-found");
        stranger.delete(member).expectProblem(404, "not-found");
        stranger.post(path + "/invitations", "{\"roles\": [\"viewer\"]}").expectProblem(404, "not-found");
        stranger.delete(path + "/invitations/" + invitation).expectProblem(404, "not-found");
        assertThat(owner.get(path + "/invitations").text()).contains(invitation);
        assertThat(owner.get(path + "/members").expect(200).json().path("members"))
                .isEmpty();
    }

    private static String path(Caller caller) {
        return "/api/v1/organisations/" + caller.organisation();
    }

    private static Caller made(Caller owner, String role) {
        return owner.with(owner.post("/api/v1/api-keys", Samples.key(role))
                .expect(201)
                .json()
                .path("api_key")
                .asString());
    }
}

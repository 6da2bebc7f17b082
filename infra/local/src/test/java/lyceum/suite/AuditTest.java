package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The audit log on a running system, checked as a customer would: with SHA-256 and JSON alone. */
class AuditTest {
    private static final String KEYS = "/api/v1/api-keys";
    private static final String LOG = "/api/v1/audit-logs";

    @Test
    void everyChangeIsToldAndTheChainHolds() {
        Caller owner = Running.organisation();
        String id = owner.post(KEYS, Samples.key("viewer"))
                .expect(201)
                .json()
                .at("/key/key_id")
                .asString();
        owner.post(KEYS + "/" + id + "/rotate", "{}").expect(200);
        owner.delete(KEYS + "/" + id).expect(204);
        owner.delete(KEYS + "/" + id).expect(404);

        JsonNode events = owner.get(LOG + today()).expect(200).json().path("events");
        assertThat(texts(events, "type"))
                .containsExactly("key.revoked", "key.rotated", "key.created", "key.created", "organisation.created");
        assertThat(events.path(0).path("target").asString()).isEqualTo("key_" + id);
        assertThat(events.path(0).path("actor").asString()).startsWith("key_").isNotEqualTo("key_" + id);
        assertThat(events.path(3).path("actor").asString()).isEqualTo("operator");

        JsonNode verified = owner.get(LOG + "/verify").expect(200).json();
        assertThat(verified.path("holds").asBoolean()).isTrue();
        assertThat(verified.path("complete").asBoolean()).isTrue();
        assertThat(verified.path("checked").asInt()).isEqualTo(5);
        assertThat(verified.path("hash").asString())
                .isEqualTo(events.path(0).path("hash").asString());
    }

    @Test
    void anExportIsWholeAndCanBeCheckedByItself() {
        Caller owner = Running.organisation();
        owner.post(KEYS, Samples.key("viewer")).expect(201);
        var answer = owner.get(LOG + "/export" + today()).expect(200);
        assertThat(answer.header("content-type")).startsWith("application/x-ndjson");
        List<String> lines = answer.text().lines().toList();

        JsonNode end = Caller.JSON.readTree(lines.getLast());
        assertThat(end.path("end").asBoolean()).isTrue();
        assertThat(end.path("complete").asBoolean()).isTrue();
        assertThat(end.path("count").asInt()).isEqualTo(lines.size() - 1).isEqualTo(3);
        String before = answer.text().substring(0, answer.text().lastIndexOf(lines.getLast()));
        assertThat(end.path("digest").asString()).isEqualTo("sha256:" + sha256(before));

        JsonNode first = Caller.JSON.readTree(lines.getFirst());
        String previous = sha256("lyceum audit 1 " + first.path("chain").asString() + " "
                + first.path("month").asString());
        for (String line : lines.subList(0, lines.size() - 1)) {
            JsonNode event = Caller.JSON.readTree(line);
            assertThat(event.path("previous_hash").asString()).isEqualTo(previous);
            var members = new TreeMap<String, JsonNode>();
            event.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            members.remove("hash");
            previous = sha256(Caller.JSON.writeValueAsString(members));
            assertThat(event.path("hash").asString()).isEqualTo(previous);
        }
    }

    @Test
    void pagesAndFilters() {
        Caller owner = Running.organisation();
        for (int i = 0; i < 4; i++) {
            owner.post(KEYS, Samples.key("viewer")).expect(201);
        }
        List<Integer> numbers = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    owner.get(LOG + today() + "&limit=2" + cursor).expect(200).json();
            page.path("events")
                    .forEach(event -> numbers.add(event.path("sequence").asInt()));
            cursor = page.has("next_cursor")
                    ? "&cursor=" + page.path("next_cursor").asString()
                    : "";
        } while (!cursor.isEmpty());
        assertThat(numbers).containsExactly(6, 5, 4, 3, 2, 1);

        assertThat(texts(
                        owner.get(LOG + today() + "&type=organisation.created")
                                .json()
                                .path("events"),
                        "sequence"))
                .containsExactly("1");
        assertThat(owner.get(LOG + today() + "&actor=nobody").json().path("events"))
                .isEmpty();
    }

    @Test
    void aRangeIsRequiredAndBounded() {
        Caller owner = Running.organisation();
        for (String query : List.of(
                "",
                "?from=2026-01-01T00:00:00Z",
                "?from=yesterday&to=today",
                "?from=2026-01-01T00:00:00Z&to=2026-03-01T00:00:00Z",
                "?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
                today() + "&type=key.eaten")) {
            owner.get(LOG + query).expectProblem(400, "invalid-parameter");
        }
        owner.get(LOG + "/export").expectProblem(400, "invalid-parameter");
        owner.get(LOG + "/verify?month=13").expectProblem(400, "invalid-parameter");
        owner.get(LOG + today() + "&cursor=x").expectProblem(400, "invalid-cursor");
        owner.get(LOG + "/export" + today() + "&cursor=x").expectProblem(400, "invalid-cursor");
        owner.get(LOG + "/verify?cursor=x").expectProblem(400, "invalid-cursor");
    }

    @Test
    void onlyItsOwnersReadIt() {
        Caller owner = Running.organisation();
        Caller teacher = owner.with(owner.post(KEYS, Samples.key("teacher"))
                .expect(201)
                .json()
                .path("api_key")
                .asString());
        for (String path : List.of(LOG + today(), LOG + "/export" + today(), LOG + "/verify")) {
            teacher.get(path).expectProblem(403, "forbidden");
        }
        assertThat(Running.organisation().get(LOG + today()).expect(200).text())
                .doesNotContain(
                        owner.get(LOG + today()).json().at("/events/0/chain").asString());
    }

    private static String today() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return "?from=" + now.minus(1, ChronoUnit.HOURS) + "&to=" + now.plus(1, ChronoUnit.HOURS);
    }

    private static List<String> texts(JsonNode events, String member) {
        var texts = new ArrayList<String>();
        events.forEach(event -> texts.add(event.path(member).asString()));
        return texts;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

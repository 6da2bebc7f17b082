package lyceum.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What every store of kept answers does; run by the one in memory and the one in DynamoDB. */
abstract class ReplaysTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final IdempotencyKey KEY = new IdempotencyKey("org_1", "createThing", "k-1", "f".repeat(64));

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

    /** The store under test. */
    abstract Replays replays(InstantSource clock);

    /** Writes a claim as a context's adapter would. */
    abstract void put(Claim claim);

    private Replays replays() {
        return replays(now::get);
    }

    @Test
    void aKeptAnswerIsFoundUnchanged() {
        Answer answer = Answer.raw(201, bytes("{\"a\":\"ü\"}")).version(1).location("/things/1");
        Replays replays = replays();
        put(KEY.claim(answer, NOON));

        Claim found = replays.find(KEY).orElseThrow();

        assertThat(found.key()).isEqualTo(KEY);
        assertThat(found.expires()).isEqualTo(NOON.plus(Duration.ofHours(24)));
        assertThat(found.answer().status()).isEqualTo(201);
        assertThat(found.answer().headers()).isEqualTo(answer.headers());
        assertThat(body(found)).isEqualTo("{\"a\":\"ü\"}");
    }

    @Test
    void anAnswerWithoutABodyIsKeptToo() {
        Replays replays = replays();
        put(KEY.claim(Answer.empty(204), NOON));

        assertThat(replays.find(KEY).orElseThrow().answer()).isEqualTo(Answer.empty(204));
    }

    @Test
    void aTakenKeyStaysWithItsFirstAnswer() {
        Replays replays = replays();
        put(KEY.claim(Answer.raw(201, bytes("1")), NOON));

        assertThatThrownBy(() -> put(KEY.claim(Answer.raw(201, bytes("2")), NOON)))
                .isInstanceOfSatisfying(
                        Claim.Taken.class,
                        taken -> assertThat(body(taken.by().orElseThrow())).isEqualTo("1"));
        assertThat(body(replays.find(KEY).orElseThrow())).isEqualTo("1");
    }

    @Test
    void keysBelongToOneOrganisationAndOperation() {
        Replays replays = replays();
        put(KEY.claim(Answer.empty(204), NOON));

        assertThat(replays.find(new IdempotencyKey("org_2", "createThing", "k-1", "f")))
                .isEmpty();
        assertThat(replays.find(new IdempotencyKey("org_1", "other", "k-1", "f")))
                .isEmpty();
        assertThat(replays.find(new IdempotencyKey("org_1", "createThing", "k-1", "another")))
                .map(claim -> claim.key().fingerprint())
                .contains("f".repeat(64));
    }

    @Test
    void aKeyIsFreeAgainAfterADay() {
        Replays replays = replays();
        put(KEY.claim(Answer.raw(201, bytes("1")), NOON));
        now.set(NOON.plus(Duration.ofHours(24)));

        assertThat(replays.find(KEY)).isEmpty();
        put(KEY.claim(Answer.raw(201, bytes("2")), now.get()));
        assertThat(body(replays.find(KEY).orElseThrow())).isEqualTo("2");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String body(Claim claim) {
        return new String(((Answer.Body.Content) claim.answer().body()).bytes(), StandardCharsets.UTF_8);
    }
}

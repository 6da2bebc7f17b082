package lyceum.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import lyceum.contract.Problems;
import lyceum.platform.testing.InMemoryReplays;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    private static final InstantSource NOON = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);
    private static final IdempotencyKey KEY = new IdempotencyKey("org_1", "createThing", "k", "f");

    private final InMemoryReplays kept = new InMemoryReplays(NOON);
    private final AtomicInteger lookUps = new AtomicInteger();
    private final Replays replays = key -> {
        lookUps.incrementAndGet();
        return kept.find(key);
    };

    @Test
    void anAnswerThatIsKeptWithItsEffectNeedsNoLookUp() {
        assertThat(writes(KEY, 1).status()).isEqualTo(201);
        assertThat(lookUps).hasValue(0);
    }

    @Test
    void aRepetitionThatGetsAsFarAsItsClaimIsAnsweredFromIt() {
        writes(KEY, 1);

        Answer again = writes(KEY, 2);

        assertThat(again.header("ETag")).contains("W/\"1\"");
        assertThat(again.header(Repeats.REPLAYED)).contains("true");
        assertThat(lookUps).hasValue(0);
    }

    @Test
    void aRepetitionThatIsRefusedForWhatTheFirstRequestDidIsAnsweredAsThat() {
        writes(KEY, 1);

        Answer again = answered(KEY, _ -> Answer.problem(Problems.PRECONDITION_FAILED, "It has another version."));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header(Repeats.REPLAYED)).contains("true");
        assertThat(lookUps).hasValue(1);
    }

    @Test
    void aRepetitionThatFindsNothingToDoIsAnsweredAsTheFirstRequest() {
        writes(KEY, 1);

        assertThat(answered(KEY, _ -> Answer.empty(200)).status()).isEqualTo(201);
    }

    @Test
    void aRefusedRequestIsAnsweredAsItIsAndLeavesItsKeyFree() {
        Answer refused = answered(KEY, _ -> Answer.problem(Problems.NOT_FOUND, "There is none."));

        assertThat(refused.status()).isEqualTo(404);
        assertThat(writes(KEY, 1).header(Repeats.REPLAYED)).isEmpty();
    }

    @Test
    void aClaimThatWasNotWrittenDoesNotCount() {
        writes(KEY, 1);

        Answer lost = answered(KEY, attempt -> {
            attempt.claim(Answer.empty(201), NOON.instant());
            return Answer.problem(Problems.CONFLICT, "Somebody else was quicker.");
        });

        assertThat(lost.header("ETag")).contains("W/\"1\"");
    }

    @Test
    void theSameKeyForAnotherRequestIsRefusedHoweverFarItGets() {
        writes(KEY, 1);
        var other = new IdempotencyKey("org_1", "createThing", "k", "g");

        assertThat(writes(other, 2).status()).isEqualTo(422);
        assertThat(answered(other, _ -> Answer.problem(Problems.NOT_FOUND, "There is none."))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aRaceWhoseWinnerHasNotAnsweredYetIsInFlight() {
        Answer answer = answered(KEY, _ -> {
            throw new Claim.Taken();
        });

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.headers()).containsEntry("Retry-After", "1");
        assertThat(lookUps).hasValue(1);
    }

    private interface Handler {
        Answer answer(Attempt attempt);
    }

    private Answer answered(IdempotencyKey key, Handler handler) {
        var attempt = new Attempt(key);
        Supplier<Answer> run = () -> handler.answer(attempt);
        return Repeats.answered(Optional.of(attempt), replays, run);
    }

    /** A request that has an effect and keeps its answer with it. */
    private Answer writes(IdempotencyKey key, long version) {
        return answered(key, attempt -> {
            Answer answer = Answer.empty(201).version(version);
            kept.put(attempt.claim(answer, NOON.instant()));
            return answer;
        });
    }
}

package lyceum.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import lyceum.platform.testing.InMemoryReplays;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    @Test
    void aRaceWhoseWinnerHasNotAnsweredYetIsInFlight() {
        Supplier<Answer> loser = () -> {
            throw new Claim.Taken();
        };
        var answer = Repeats.answered(
                Optional.of(new IdempotencyKey("org_1", "createThing", "k", "f")),
                new InMemoryReplays(Clock.systemUTC()),
                loser);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.headers()).containsEntry("Retry-After", "1");
    }
}

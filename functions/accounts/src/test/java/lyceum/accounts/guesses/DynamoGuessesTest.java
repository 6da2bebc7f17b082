package lyceum.accounts.guesses;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lyceum.accounts.guesses.Guesses.Admission;
import lyceum.accounts.testing.AccountsTable;
import lyceum.accounts.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** S4-24, S4-27, S4-49: who may guess how often. */
class DynamoGuessesTest {
    private static final String ADA = "ada@example.org";
    private static final String HERE = "203.0.113.9";

    private final SettableClock clock = new SettableClock();
    private final AccountsTable table = new AccountsTable(clock);
    private final Guesses guesses = new DynamoGuesses(AccountsTable.NAME, table.dynamo(), table.writes(), clock);

    @AfterEach
    void close() {
        table.close();
    }

    @Test
    void fiveAreLookedAtAndNoMoreBeforeTheWindowEnds() {
        for (int number = 1; number <= 5; number++) {
            assertThat(guesses.take(ADA, HERE)).isEqualTo(new Admission.Admitted(number));
            clock.pass(Duration.ofMinutes(1));
        }
        assertThat(guesses.take(ADA, HERE))
                .isEqualTo(new Admission.Refused(clock.instant().plus(Duration.ofMinutes(10))));

        clock.pass(Duration.ofMinutes(10));
        assertThat(guesses.take(ADA, HERE)).isEqualTo(new Admission.Admitted(1));
    }

    @Test
    void ofAHundredAtATimeFiveAreLookedAt() throws ExecutionException, InterruptedException {
        var go = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Admission>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                answers.add(callers.submit(() -> {
                    go.await();
                    return guesses.take(ADA, HERE);
                }));
            }
            go.countDown();
            int admitted = 0;
            for (Future<Admission> answer : answers) {
                admitted += answer.get() instanceof Admission.Admitted ? 1 : 0;
            }
            assertThat(admitted).isEqualTo(5);
        }
    }

    @Test
    void networksAndAccountsAreCountedApart() {
        for (int i = 0; i < 5; i++) {
            guesses.take(ADA, HERE);
        }

        assertThat(guesses.take(ADA, "198.51.100.1")).isInstanceOf(Admission.Admitted.class);
        assertThat(guesses.take("eve@example.org", HERE)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void aGuessThatWasNotLookedAtIsGivenBack() {
        for (int i = 0; i < 5; i++) {
            guesses.take(ADA, HERE);
        }
        guesses.giveBack(ADA, HERE);

        assertThat(guesses.take(ADA, HERE)).isEqualTo(new Admission.Admitted(5));
        guesses.giveBack("eve@example.org", HERE);
        assertThat(guesses.take("eve@example.org", HERE)).isEqualTo(new Admission.Admitted(1));
    }

    @Test
    void wrongGuessesCountAgainstAccountAndNetworkForAWindow() {
        guesses.wrong(ADA, HERE);
        guesses.wrong(ADA, "198.51.100.1");
        guesses.wrong("eve@example.org", HERE);

        var standing = guesses.standing(ADA, HERE);
        assertThat(standing.account()).isEqualTo(2);
        assertThat(standing.network()).isEqualTo(2);
        assertThat(standing.accountUntil()).isEqualTo(clock.instant().plus(Guesses.WINDOW));
        clock.pass(Guesses.WINDOW);
        assertThat(guesses.standing(ADA, HERE).account()).isZero();
        assertThat(guesses.standing(ADA, HERE).network()).isZero();
    }

    @Test
    void anAccountIsForgottenFromEverywhere() {
        for (int i = 0; i < 5; i++) {
            guesses.take(ADA, HERE);
            guesses.take(ADA, "198.51.100.1");
        }
        guesses.wrong(ADA, HERE);

        guesses.forget(ADA);

        assertThat(guesses.take(ADA, HERE)).isEqualTo(new Admission.Admitted(1));
        assertThat(guesses.take(ADA, "198.51.100.1")).isEqualTo(new Admission.Admitted(1));
        assertThat(guesses.standing(ADA, HERE).account()).isZero();
        assertThat(guesses.standing(ADA, HERE).network()).isEqualTo(1);
    }

    @Test
    void noAddressReachesAKey() {
        guesses.take(ADA, HERE);
        guesses.wrong(ADA, HERE);

        assertThat(table.text()).contains("LOCK#ACCOUNT#").doesNotContain(ADA, HERE);
    }
}

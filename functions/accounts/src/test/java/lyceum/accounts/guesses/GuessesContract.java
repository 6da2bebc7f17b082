package lyceum.accounts.guesses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.guesses.Guesses.Admission;
import lyceum.accounts.testing.People;
import lyceum.accounts.testing.SettableClock;
import lyceum.contract.accounts.AuditType;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Claim;
import lyceum.platform.http.IdempotencyKey;
import org.junit.jupiter.api.Test;

/** S4-24, S4-27, S4-49: who may guess how often, wherever it is counted. */
abstract class GuessesContract {
    private static final String ADA = "ada@example.org";
    private static final String HERE = "203.0.113.9";
    private static final String CHAIN = People.id("org_", 1);

    final SettableClock clock = new SettableClock();

    abstract Guesses guesses();

    /** What the audit log has been told, in order. */
    abstract List<AuditType> told(String chain);

    @Test
    void fiveAreLookedAtAndNoMoreBeforeTheWindowEnds() {
        for (int number = 1; number <= 5; number++) {
            assertThat(guesses().take(ADA, HERE)).isEqualTo(new Admission.Admitted(number));
            clock.pass(Duration.ofMinutes(1));
        }
        assertThat(guesses().take(ADA, HERE))
                .isEqualTo(new Admission.Refused(clock.instant().plus(Duration.ofMinutes(10))));

        clock.pass(Duration.ofMinutes(10));
        assertThat(guesses().take(ADA, HERE)).isEqualTo(new Admission.Admitted(1));
    }

    @Test
    void ofAHundredAtATimeFiveAreLookedAt() throws ExecutionException, InterruptedException {
        var go = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Admission>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                answers.add(callers.submit(() -> {
                    go.await();
                    return guesses().take(ADA, HERE);
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
            guesses().take(ADA, HERE);
        }

        assertThat(guesses().take(ADA, "198.51.100.1")).isInstanceOf(Admission.Admitted.class);
        assertThat(guesses().take("eve@example.org", HERE)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void aGuessThatWasNotLookedAtIsGivenBack() {
        for (int i = 0; i < 5; i++) {
            guesses().take(ADA, HERE);
        }
        guesses().giveBack(ADA, HERE);

        assertThat(guesses().take(ADA, HERE)).isEqualTo(new Admission.Admitted(5));
        guesses().giveBack("eve@example.org", HERE);
        assertThat(guesses().take("eve@example.org", HERE)).isEqualTo(new Admission.Admitted(1));
    }

    @Test
    void wrongGuessesCountAgainstAccountAndNetworkForAWindow() {
        guesses().wrong(ADA, HERE);
        guesses().wrong(ADA, "198.51.100.1");
        guesses().wrong("eve@example.org", HERE);

        var standing = guesses().standing(ADA, HERE);
        assertThat(standing.account()).isEqualTo(2);
        assertThat(standing.network()).isEqualTo(2);
        assertThat(standing.accountUntil()).isEqualTo(clock.instant().plus(Guesses.WINDOW));
        clock.pass(Guesses.WINDOW);
        assertThat(guesses().standing(ADA, HERE).account()).isZero();
        assertThat(guesses().standing(ADA, HERE).network()).isZero();
    }

    @Test
    void anAccountIsForgottenFromEverywhere() {
        for (int i = 0; i < 5; i++) {
            guesses().take(ADA, HERE);
            guesses().take(ADA, "198.51.100.1");
        }
        guesses().wrong(ADA, HERE);

        guesses().forget(ADA);

        assertThat(guesses().take(ADA, HERE)).isEqualTo(new Admission.Admitted(1));
        assertThat(guesses().take(ADA, "198.51.100.1")).isEqualTo(new Admission.Admitted(1));
        assertThat(guesses().standing(ADA, HERE).account()).isZero();
        assertThat(guesses().standing(ADA, HERE).network()).isEqualTo(1);
    }

    @Test
    void forgettingIsToldAndOnce() {
        for (int i = 0; i < 5; i++) {
            guesses().take(ADA, HERE);
        }
        var event =
                new AuditEvent(CHAIN, AuditType.LOGIN_UNLOCKED, "usr_1", "usr_2", AuditEvent.Outcome.DONE, "", "req-1");
        var claim = new Claim(
                new IdempotencyKey(CHAIN, "unlockMember", "key-1", "0".repeat(64)),
                Answer.empty(204),
                clock.instant().plusSeconds(60));

        guesses().forget(ADA, List.of(event), Optional.of(claim));

        assertThat(guesses().take(ADA, HERE)).isEqualTo(new Admission.Admitted(1));
        assertThatThrownBy(() -> guesses().forget(ADA, List.of(event), Optional.of(claim)))
                .isInstanceOf(Claim.Taken.class);
        assertThat(guesses().take(ADA, HERE)).isEqualTo(new Admission.Admitted(2));
        assertThat(told(CHAIN)).containsExactly(AuditType.LOGIN_UNLOCKED);
    }

    @Test
    void moreNetworksThanOneTransactionHoldsAreForgotten() {
        for (int i = 0; i < 170; i++) {
            guesses().take(ADA, "198.51.100." + i);
        }

        guesses().forget(ADA);

        for (int i = 0; i < 170; i++) {
            assertThat(guesses().take(ADA, "198.51.100." + i)).isEqualTo(new Admission.Admitted(1));
        }
    }
}

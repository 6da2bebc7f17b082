package lyceum.accounts.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import lyceum.platform.Ids;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Ids ids = Ids.secure(InstantSource.system());
    private final Passwords passwords = new Passwords(ids);

    @Test
    void theRightPasswordAloneMatches() {
        String stored = passwords.hash("correct horse").orElseThrow();

        assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.check("correct horse", stored)).isEqualTo(Passwords.Verdict.RIGHT);
        assertThat(passwords.check("Correct horse", stored)).isEqualTo(Passwords.Verdict.WRONG);
        assertThat(passwords.hash("correct horse")).isNotEqualTo(stored);
    }

    @Test
    void composedAndDecomposedLettersAreOne() {
        String stored = passwords.hash("Zo\u00eb's password").orElseThrow();

        assertThat(passwords.check("Zoe\u0308's password", stored)).isEqualTo(Passwords.Verdict.RIGHT);
    }

    @Test
    void aHashSaysItsOwnParameters() {
        byte[] salt = new byte[16];
        byte[] hash = new JavaArgon2id().hash(new byte[] {'p'}, salt, 64, 3, 1);
        String old = new PasswordHash(64, 3, 1, salt, hash).text();

        assertThat(passwords.check("p", old)).isEqualTo(Passwords.Verdict.RIGHT);
    }

    @Test
    void nobodysPasswordIsAlwaysWrong() {
        assertThat(passwords.checkNobody("")).isEqualTo(Passwords.Verdict.WRONG);
    }

    @Test
    void whoComesWhenTooManyWaitIsSentAway() throws ExecutionException, InterruptedException {
        var started = new CountDownLatch(2);
        var go = new CountDownLatch(1);
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var crowded = new Passwords(() -> held(started, go, running, most), ids, 2, 3);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                answers.add(callers.submit(() -> crowded.hash("p").isPresent()));
            }
            started.await();
            for (int i = 0; i < 20; i++) {
                answers.add(callers.submit(() -> crowded.hash("p").isPresent()));
            }
            // All but the two that hash and the three that wait have their answer while the two are held.
            long refused = 0;
            while (refused < 17) {
                refused = answers.stream()
                        .filter(Future::isDone)
                        .filter(answer -> !answer.resultNow())
                        .count();
                Thread.onSpinWait();
            }
            go.countDown();
            int hashed = 0;
            for (Future<Boolean> answer : answers) {
                hashed += answer.get() ? 1 : 0;
            }
            assertThat(hashed).isEqualTo(5);
            assertThat(most).hasValue(2);
        }
    }

    @Test
    void nothingPrintsAHash() {
        String stored = passwords.hash("correct horse").orElseThrow();

        assertThat(PasswordHash.parse(stored).orElseThrow()).hasToString("PasswordHash[hidden]");
        assertThat(PasswordHash.parse(stored + "=")).isEmpty();
    }

    private static Argon2id held(CountDownLatch started, CountDownLatch go, AtomicInteger running, AtomicInteger most) {
        return new Argon2id() {
            @Override
            public byte[] hash(byte[] password, byte[] salt, int memoryKib, int passes, int lanes) {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                started.countDown();
                try {
                    go.await();
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                } finally {
                    running.decrementAndGet();
                }
                return new byte[PasswordHash.BYTES];
            }

            @Override
            public String name() {
                return "held";
            }
        };
    }
}

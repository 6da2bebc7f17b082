package lyceum.accounts.passwords;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import lyceum.platform.Ids;
import lyceum.platform.Lazy;
import lyceum.platform.telemetry.CurrentRun;

/**
 * Hashes passwords and checks them. Each hash takes a processor for some thirty milliseconds and 19 MiB, so no more run at a time
 * than there are processors, few may wait, and who comes on top of them is sent away at once.
 */
public final class Passwords {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;

    /** How many may wait for each that is being hashed: about half a second's work natively. */
    private static final int WAITING_PER_SLOT = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The hash of nothing that anybody knows: who tries an account that does not exist waits as long as for one that does. */
    private static final String NOBODYS =
            "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5J3Mgc2FsdC4uLg$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final Supplier<Argon2id> algorithm;
    private final Ids ids;
    private final Semaphore slots;
    private final int places;
    private final AtomicInteger inside = new AtomicInteger();

    Passwords(Supplier<Argon2id> algorithm, Ids ids, int slots, int waiting) {
        this.algorithm = algorithm;
        this.ids = ids;
        this.slots = new Semaphore(slots, true);
        this.places = slots + waiting;
    }

    /** With as many at a time as this machine has processors. */
    public Passwords(Ids ids) {
        this(
                Lazy.of(() -> NativeArgon2id.load().orElseGet(JavaArgon2id::new)),
                ids,
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().availableProcessors() * WAITING_PER_SLOT);
    }

    /** What became of a password that was tried. */
    public enum Verdict {
        RIGHT,
        WRONG,
        /** Too many wait already: nothing was checked. */
        BUSY
    }

    /** What to store of a password; empty where too many wait already. */
    public Optional<String> hash(String password) {
        byte[] salt = ids.random(PasswordHash.SALT_BYTES);
        return hashed(password, salt, MEMORY_KIB, PASSES, LANES)
                .map(hash -> new PasswordHash(MEMORY_KIB, PASSES, LANES, salt, hash).text());
    }

    /** Whether a password is the stored one. A hash that was made with other parameters is checked with those. */
    public Verdict check(String password, String stored) {
        PasswordHash known = PasswordHash.parse(stored)
                .orElseThrow(() -> new IllegalStateException("The stored hash is none that this class writes"));
        return hashed(password, known.salt(), known.memoryKib(), known.passes(), known.lanes())
                .map(hash -> MessageDigest.isEqual(hash, known.hash()) ? Verdict.RIGHT : Verdict.WRONG)
                .orElse(Verdict.BUSY);
    }

    /** Does the work of {@link #check} for an account that does not exist; never {@link Verdict#RIGHT}. */
    public Verdict checkNobody(String password) {
        return check(password, NOBODYS) == Verdict.BUSY ? Verdict.BUSY : Verdict.WRONG;
    }

    private Optional<byte[]> hashed(String password, byte[] salt, int memoryKib, int passes, int lanes) {
        if (inside.incrementAndGet() > places) {
            inside.decrementAndGet();
            return Optional.empty();
        }
        byte[] bytes = Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        boolean taken = false;
        try {
            taken = slots.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return taken
                    ? Optional.of(CurrentRun.span(
                            "encryption.hash", () -> algorithm.get().hash(bytes, salt, memoryKib, passes, lanes)))
                    : Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            if (taken) {
                slots.release();
            }
            Arrays.fill(bytes, (byte) 0);
            inside.decrementAndGet();
        }
    }
}

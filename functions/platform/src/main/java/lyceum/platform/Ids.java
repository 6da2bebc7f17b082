package lyceum.platform;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Identifiers that sort by time of creation: a prefix and a ULID, 48 bits of milliseconds and 80 random bits in 26 characters of
 * Crockford's Base32.
 */
public final class Ids {
    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private final InstantSource clock;
    private final Supplier<? extends RandomGenerator> seed;
    private volatile RandomGenerator random;

    private Ids(InstantSource clock, Supplier<? extends RandomGenerator> seed) {
        this.clock = clock;
        this.seed = seed;
        this.random = seed.get();
    }

    /** Unguessable identifiers. */
    public static Ids secure(InstantSource clock) {
        return new Ids(clock, SecureRandom::new);
    }

    /** Identifiers from a given source, for tests that want the same ones each time. */
    public static Ids from(InstantSource clock, RandomGenerator random) {
        return new Ids(clock, () -> random);
    }

    /** A new identifier, for example {@code next("crs_")}. */
    public String next(String prefix) {
        byte[] bits = random(10);
        var id = new StringBuilder(prefix.length() + 26).append(prefix);
        long time = clock.millis();
        for (int shift = 45; shift >= 0; shift -= 5) {
            id.append(ALPHABET[(int) (time >>> shift) & 31]);
        }
        for (int half = 0; half < 10; half += 5) {
            long forty = 0;
            for (int i = 0; i < 5; i++) {
                forty = (forty << 8) | (bits[half + i] & 0xff);
            }
            for (int shift = 35; shift >= 0; shift -= 5) {
                id.append(ALPHABET[(int) (forty >>> shift) & 31]);
            }
        }
        return id.toString();
    }

    /** Random bytes, for secrets. */
    public byte[] random(int bytes) {
        byte[] bits = new byte[bytes];
        random.nextBytes(bits);
        return bits;
    }

    /** Starts a new source of randomness, so that functions restored from one snapshot do not share one. */
    public void renew() {
        random = seed.get();
    }
}

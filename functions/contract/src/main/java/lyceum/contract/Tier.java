package lyceum.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How much a key may call. The gateway's usage plans carry these as the outer fence: a sustained rate in requests per minute and
 * a burst in requests (S0-7, S0-8).
 *
 * @see Tier#perMinute()
 */
public enum Tier {
    /** 100 requests a minute, bursts of 20. */
    STANDARD(100, 20),
    /** For those who run the installation, measure it and load it: 10,000 requests a second, bursts of 5,000. */
    OPERATOR(600_000, 5_000);

    private final int perMinute;
    private final int burst;

    Tier(int perMinute, int burst) {
        this.perMinute = perMinute;
        this.burst = burst;
    }

    public int perMinute() {
        return perMinute;
    }

    public int burst() {
        return burst;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Tier> of(String word) {
        return Arrays.stream(values()).filter(tier -> tier.word().equals(word)).findFirst();
    }
}

package lyceum.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How much an organisation's callers may call, each API key and each person by themselves. The functions keep the windows exactly;
 * the gateway's usage plans are the outer fence around them.
 */
public enum Tier {
    /** 100 requests a minute and 20 in any 10 s (S0-7, S0-8). */
    STANDARD,
    /** 60 requests a minute, 1,000 an hour (S3-28). */
    FREE,
    /** 300 requests a minute, 10,000 an hour (S3-29). */
    STARTER,
    /** 1,000 requests a minute, 50,000 an hour (S3-30). */
    PROFESSIONAL,
    /** 10,000 requests a minute, 500,000 an hour (S3-31). */
    ENTERPRISE,
    /** For those who run the installation, measure it and load it: 10,000 requests a second. */
    OPERATOR;

    /** The most that API Gateway lets through at once, for all callers of an account and region together. */
    public static final int ACCOUNT_BURST = 5_000;

    /** The most that API Gateway lets through in a second, for all callers of an account and region together. */
    public static final int ACCOUNT_RATE = 10_000;

    /** The exact limits; all hold at once. The first is the minute. */
    public List<Window> windows() {
        return switch (this) {
            case STANDARD -> List.of(Window.perMinute(100), Window.burst(20));
            case FREE -> List.of(Window.perMinute(60), Window.perHour(1_000));
            case STARTER -> List.of(Window.perMinute(300), Window.perHour(10_000));
            case PROFESSIONAL -> List.of(Window.perMinute(1_000), Window.perHour(50_000));
            case ENTERPRISE -> List.of(Window.perMinute(10_000), Window.perHour(500_000));
            case OPERATOR -> List.of(Window.perMinute(600_000));
        };
    }

    /** The sustained rate of the outer fence: requests a minute. */
    public int perMinute() {
        return windows().getFirst().requests();
    }

    /**
     * What the outer fence lets through at once: requests. Two minutes' worth, since one minute may be used up at its end and the next
     * at its beginning: the fence must not refuse what the windows admit.
     */
    public int burst() {
        return Math.min(ACCOUNT_BURST, 2 * perMinute());
    }

    /**
     * The value of the gateway key under which the signed-in people of this tier are counted, in the usage plan {@link #PEOPLE}. It is
     * no secret: the gateway takes usage keys from the authorizer alone, never from a request.
     */
    public String peopleKey() {
        return "lyceum-people-of-the-tier-" + word();
    }

    /** The usage plan of signed-in people, whose exact limits are the functions' alone. */
    public static final String PEOPLE = "people";

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Tier> of(String word) {
        return Arrays.stream(values()).filter(tier -> tier.word().equals(word)).findFirst();
    }

    /** All words, for a message: {@code standard, free, …}. */
    public static String words() {
        return Arrays.stream(values()).map(Tier::word).collect(Collectors.joining(", "));
    }
}

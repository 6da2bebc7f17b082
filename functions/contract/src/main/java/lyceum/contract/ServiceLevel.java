package lyceum.contract;

import java.time.Duration;

/**
 * What an operation promises, measured at the gateway over 24 hours: latency percentiles and the share of answers that are not
 * a server error. Load tests, alarms and reports read these values.
 *
 * @param p50 half of the answers arrive within this time
 * @param p95 95 % of the answers arrive within this time
 * @param p99 99 % of the answers arrive within this time
 * @param availability share of answers below status 500, between 0 and 1
 */
public record ServiceLevel(Duration p50, Duration p95, Duration p99, double availability) {
    /** Health: under 50 ms (S4-3). */
    public static final ServiceLevel HEALTH = ms(20, 40, 50);

    /** Registering and signing in, a password's hash among it (S2-6). */
    public static final ServiceLevel AUTHENTICATION = ms(50, 100, 150);

    /** Simple reads by key (S2-8). */
    public static final ServiceLevel SIMPLE_READ = ms(30, 80, 120);

    /** Lists and batches (S4-37). */
    public static final ServiceLevel LIST_READ = ms(50, 150, 200);

    /** Writes (S2-11). */
    public static final ServiceLevel WRITE = ms(40, 120, 200);

    /** Operations that the caller asked to wait, at most 20 s by design. */
    public static final ServiceLevel WAITING = ms(1_000, 20_500, 21_000);

    public ServiceLevel {
        if (p50.compareTo(p95) > 0 || p95.compareTo(p99) > 0 || availability <= 0 || availability >= 1) {
            throw new IllegalArgumentException("Percentiles must not fall and availability lies between 0 and 1.");
        }
    }

    private static ServiceLevel ms(long p50, long p95, long p99) {
        return new ServiceLevel(Duration.ofMillis(p50), Duration.ofMillis(p95), Duration.ofMillis(p99), 0.999);
    }
}

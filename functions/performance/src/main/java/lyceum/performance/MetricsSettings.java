package lyceum.performance;

import java.time.Duration;
import lyceum.platform.Settings;

/**
 * What the function that tells operators what was measured is told.
 *
 * @param table where that is
 * @param cursorSecret signs the positions in lists
 * @param kept how many sets of buckets are kept in memory; 0 for none
 * @param keptFor how long
 */
record MetricsSettings(String table, Settings.Secret cursorSecret, int kept, Duration keptFor) {
    private static final int KEPT = 1_000;
    private static final int KEPT_MAX = 100_000;

    static MetricsSettings of(Settings settings) {
        return settings.read(keys -> new MetricsSettings(
                keys.text("TABLE_NAME"),
                keys.secret("CURSOR_SECRET"),
                keys.text("PERFORMANCE_CACHE_ENABLED", "true").equals("true")
                        ? (int) keys.number("PERFORMANCE_CACHE_MAX_SIZE", 1, KEPT_MAX, KEPT)
                        : 0,
                keys.seconds("PERFORMANCE_CACHE_TTL", Duration.ofMinutes(5))));
    }
}

package lyceum.performance;

import java.time.Duration;
import java.util.List;
import lyceum.contract.Queues;
import lyceum.performance.metrics.SqsBacklog;
import lyceum.platform.Settings;

/**
 * What the function that tells operators what was measured is told.
 *
 * @param table where that is
 * @param bucket where reports are
 * @param cursorSecret signs the positions in lists
 * @param queues whose backlog it tells
 * @param kept how many sets of buckets are kept in memory; 0 for none
 * @param keptFor how long
 */
record MetricsSettings(
        String table,
        String bucket,
        Settings.Secret cursorSecret,
        List<SqsBacklog.Queue> queues,
        int kept,
        Duration keptFor) {
    private static final int KEPT = 1_000;
    private static final int KEPT_MAX = 100_000;

    static MetricsSettings of(Settings settings) {
        return settings.read(keys -> new MetricsSettings(
                keys.text("TABLE_NAME"),
                keys.text("BUCKET_NAME"),
                keys.secret("CURSOR_SECRET"),
                List.of(
                        new SqsBacklog.Queue(
                                Queues.GENERATIONS.id(),
                                keys.text("GENERATIONS_QUEUE_URL"),
                                keys.text("GENERATIONS_DEAD_LETTERS_URL")),
                        new SqsBacklog.Queue(
                                Queues.EXPORTS.id(),
                                keys.text("EXPORTS_QUEUE_URL"),
                                keys.text("EXPORTS_DEAD_LETTERS_URL"))),
                keys.text("PERFORMANCE_CACHE_ENABLED", "true").equals("true")
                        ? (int) keys.number("PERFORMANCE_CACHE_MAX_SIZE", 1, KEPT_MAX, KEPT)
                        : 0,
                keys.seconds("PERFORMANCE_CACHE_TTL", Duration.ofMinutes(5))));
    }
}

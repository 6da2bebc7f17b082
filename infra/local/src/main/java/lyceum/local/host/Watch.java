package lyceum.local.host;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lyceum.local.logs.Logs;
import lyceum.local.metrics.AlarmChange;
import lyceum.local.metrics.AlarmMessage;
import lyceum.local.metrics.AlarmState;
import lyceum.local.metrics.AlarmWatch;
import lyceum.local.metrics.MetricStore;
import lyceum.local.metrics.WatchFile;
import lyceum.local.queues.LocalQueues;
import lyceum.local.template.Template;
import software.amazon.awssdk.core.exception.SdkException;

/** Measures the queues, evaluates the alarms and tells the terminal and the alarms' topics when one changes. */
final class Watch implements AutoCloseable {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String region;
    private final MetricStore metrics;
    private final AlarmWatch alarms;
    private final WatchFile file;
    private final Logs logs;
    private final InstantSource clock;
    private final Consumer<String> console;
    private final Supplier<LocalQueues> queues;
    private final Map<String, Long> emptyAt = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("watch").daemon().factory());

    Watch(
            Template template,
            MetricStore metrics,
            Logs logs,
            InstantSource clock,
            Consumer<String> console,
            Supplier<LocalQueues> queues,
            Path file) {
        this.region = template.region();
        this.metrics = metrics;
        this.logs = logs;
        this.clock = clock;
        this.console = console;
        this.queues = queues;
        this.alarms = new AlarmWatch(template, metrics, clock, this::changed);
        this.file = new WatchFile(file, metrics, alarms, console);
    }

    /** Goes on from what an earlier host kept. */
    Watch start(Runnable hourly) {
        var _ = timer.submit(file::restore);
        var _ = timer.scheduleAtFixedRate(() -> guarded(hourly), 5, TimeUnit.HOURS.toSeconds(1), TimeUnit.SECONDS);
        var _ = timer.scheduleAtFixedRate(
                () -> guarded(this::look), FIRST.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
        var _ = timer.scheduleAtFixedRate(file::save, KEPT.toSeconds(), KEPT.toSeconds(), TimeUnit.SECONDS);
        return this;
    }

    MetricStore metrics() {
        return metrics;
    }

    AlarmWatch alarms() {
        return alarms;
    }

    LocalQueues queues() {
        return queues.get();
    }

    /** Measures and evaluates at the present time. */
    void look() {
        queues.get().urls().forEach(this::measure);
        alarms.evaluate();
    }

    /**
     * SQS does not tell the age of the oldest message to anybody but CloudWatch. Here it is the time since the queue was last seen
     * empty, which is never less than the true age.
     */
    private void measure(String url) {
        long visible = queues.get().visible(url);
        long now = clock.millis();
        if (visible == 0) {
            emptyAt.put(url, now);
        }
        double age = (now - emptyAt.computeIfAbsent(url, _ -> now)) / 1000.0;
        var queue = Map.of("QueueName", url.substring(url.lastIndexOf('/') + 1));
        metrics.record("AWS/SQS", queue, "ApproximateNumberOfMessagesVisible", (double) visible, "Count");
        metrics.record("AWS/SQS", queue, "ApproximateAgeOfOldestMessage", age, "Seconds");
        double inFlight = queues.get().inFlight(url);
        metrics.record("AWS/SQS", queue, "ApproximateNumberOfMessagesNotVisible", inFlight, "Count");
    }

    private void changed(AlarmChange change) {
        boolean news = change.before() != AlarmState.INSUFFICIENT_DATA || change.now() == AlarmState.ALARM;
        if (news && !change.topics().isEmpty()) {
            console.accept("ALARM " + change.alarm().name() + ": " + change.before() + " -> " + change.now() + " ("
                    + change.alarm().description() + ")");
        }
        change.topics()
                .forEach(topic -> logs.write(
                        "sns/" + topic.substring(topic.lastIndexOf(':') + 1), AlarmMessage.of(change, region)));
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (SdkException | IllegalStateException problem) {
            console.accept("While watching: " + problem.getMessage());
        }
    }

    /** Keeps what was measured; what is being read or looked at is finished first. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        file.save();
    }
}

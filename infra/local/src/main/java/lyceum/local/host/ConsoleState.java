package lyceum.local.host;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.local.console.ConsoleData;
import lyceum.local.console.Snapshot;
import lyceum.local.functions.LocalFunction;
import lyceum.local.functions.LocalFunctions;
import lyceum.local.metrics.AlarmState;
import lyceum.local.metrics.Series;
import lyceum.local.metrics.Statistics;
import lyceum.local.template.Template;

/** What the console shows, read from the parts of the host. */
final class ConsoleState implements ConsoleData {
    private static final Duration SHOWN = Duration.ofHours(3);
    private static final Duration DRAWN_EVERY = Duration.ofSeconds(10);
    private static final int CHANGES = 100;
    private static final String DEAD_LETTERS = "-dead-letters";

    private final Template template;
    private final LocalFunctions functions;
    private final Watch watch;
    private final Dashboards dashboards;
    private Drawn drawn = new Drawn(Instant.EPOCH, List.of());

    private record Drawn(Instant at, List<Snapshot.Dashboard> dashboards) {}

    ConsoleState(Template template, LocalFunctions functions, Watch watch) {
        this.template = template;
        this.functions = functions;
        this.watch = watch;
        this.dashboards = new Dashboards(template, watch.metrics());
    }

    @Override
    public Snapshot snapshot() {
        return new Snapshot(
                template.stackName(),
                List.of(new Snapshot.Service("queues", watch.queues().endpoint().toString())),
                functions.load().keySet().stream().map(this::function).toList(),
                watch.queues().urls().stream()
                        .filter(url -> !url.endsWith(DEAD_LETTERS))
                        .map(this::queue)
                        .toList(),
                watch.alarms().standings().entrySet().stream()
                        .map(alarm -> new Snapshot.AlarmState(
                                alarm.getKey().name(),
                                alarm.getValue().state().name(),
                                alarm.getKey().description(),
                                alarm.getValue().reason(),
                                alarm.getValue().since().toEpochMilli(),
                                !alarm.getKey().actions().alarm().isEmpty()))
                        .toList(),
                drawn(),
                changes());
    }

    /** Those that ring an alarm or end it; after a start very many leave the state of too little data. */
    private List<Snapshot.Change> changes() {
        return watch.alarms().history().stream()
                .filter(change -> change.before() == AlarmState.ALARM || change.now() == AlarmState.ALARM)
                .limit(CHANGES)
                .map(change -> new Snapshot.Change(
                        change.at().toEpochMilli(),
                        change.alarm().name(),
                        change.before().name(),
                        change.now().name(),
                        change.reason(),
                        change.topics().size()))
                .toList();
    }

    private synchronized List<Snapshot.Dashboard> drawn() {
        Instant now = Instant.now();
        if (drawn.at().plus(DRAWN_EVERY).isBefore(now)) {
            drawn = new Drawn(now, dashboards.drawn(now));
        }
        return drawn.dashboards();
    }

    private Snapshot.FunctionState function(LocalFunction function) {
        Optional<Statistics> duration = metric("AWS/Lambda", Map.of("FunctionName", function.name()), "Duration");
        return new Snapshot.FunctionState(
                function.name(),
                sum(function, "Invocations"),
                sum(function, "Errors"),
                coldStarts(function),
                duration.map(data -> data.value("p50")).orElse(0.0),
                duration.map(data -> data.value("p95")).orElse(0.0));
    }

    private long sum(LocalFunction function, String metric) {
        return metric("AWS/Lambda", Map.of("FunctionName", function.name()), metric)
                .map(data -> Math.round(data.value("Sum")))
                .orElse(0L);
    }

    private long coldStarts(LocalFunction function) {
        String id = function.name().substring(template.stackName().length() + 1);
        return metric("Lyceum", Map.of("function", id), "cold_starts")
                .map(data -> Math.round(data.value("Sum")))
                .orElse(0L);
    }

    private Optional<Statistics> metric(String namespace, Map<String, String> dimensions, String metric) {
        Instant now = Instant.now().plusSeconds(60);
        return watch.metrics().between(new Series(namespace, dimensions, metric), now.minus(SHOWN), now);
    }

    private Snapshot.QueueState queue(String url) {
        return new Snapshot.QueueState(
                url.substring(url.lastIndexOf('/') + 1),
                watch.queues().visible(url),
                watch.queues().inFlight(url),
                watch.queues().visible(url + DEAD_LETTERS));
    }
}

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
import lyceum.local.metrics.Series;
import lyceum.local.metrics.Statistics;
import lyceum.local.template.Template;

/** What the console shows, read from the parts of the host. */
final class ConsoleState implements ConsoleData {
    private static final Duration SHOWN = Duration.ofHours(3);

    private final Template template;
    private final LocalFunctions functions;
    private final Watch watch;

    ConsoleState(Template template, LocalFunctions functions, Watch watch) {
        this.template = template;
        this.functions = functions;
        this.watch = watch;
    }

    @Override
    public Snapshot snapshot() {
        return new Snapshot(
                template.stackName(),
                List.of(new Snapshot.Service("queues", watch.queues().endpoint().toString())),
                functions.load().keySet().stream().map(this::function).toList(),
                watch.queues().urls().stream().map(this::queue).toList(),
                watch.alarms().standings().entrySet().stream()
                        .map(alarm -> new Snapshot.AlarmState(
                                alarm.getKey().name(),
                                alarm.getValue().state().name(),
                                alarm.getKey().description()))
                        .toList(),
                List.of(),
                List.of());
    }

    private Snapshot.FunctionState function(LocalFunction function) {
        Optional<Statistics> duration = metric("AWS/Lambda", Map.of("FunctionName", function.name()), "Duration");
        return new Snapshot.FunctionState(
                function.name(),
                sum(function, "Invocations"),
                sum(function, "Errors"),
                0,
                duration.map(data -> data.value("p50")).orElse(0.0),
                duration.map(data -> data.value("p95")).orElse(0.0));
    }

    private long sum(LocalFunction function, String metric) {
        return metric("AWS/Lambda", Map.of("FunctionName", function.name()), metric)
                .map(data -> Math.round(data.value("Sum")))
                .orElse(0L);
    }

    private Optional<Statistics> metric(String namespace, Map<String, String> dimensions, String metric) {
        Instant now = Instant.now().plusSeconds(60);
        return watch.metrics().between(new Series(namespace, dimensions, metric), now.minus(SHOWN), now);
    }

    private Snapshot.QueueState queue(String url) {
        return new Snapshot.QueueState(
                url.substring(url.lastIndexOf('/') + 1), watch.queues().visible(url), 0, 0);
    }
}

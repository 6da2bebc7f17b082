package lyceum.local.isolated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import lyceum.local.functions.Code;
import lyceum.local.functions.LocalFunction;
import lyceum.local.logs.Logs;
import lyceum.local.template.Template;
import lyceum.platform.telemetry.Spans;

/** Functions in processes of their own, started when events come and stopped when none come any more. */
public final class Isolation implements AutoCloseable {
    /** So many processes at once for all functions together; a call that needs one more waits. */
    public static final int MOST = 16;

    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofSeconds(20);

    private final Fleet fleet;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("isolation").daemon().factory());

    private Isolation(Fleet fleet) {
        this.fleet = fleet;
        var _ = timer.scheduleWithFixedDelay(fleet::stopIdle, LOOK.toSeconds(), LOOK.toSeconds(), TimeUnit.SECONDS);
    }

    /**
     * Unpacks the functions' zips and what their processes need.
     *
     * @param directory where it is unpacked; what no function needs any more is removed from it
     * @param settingsOf where a function finds the services, and its credentials; asked when it is started
     * @param spans takes the parts of traces that the processes tell of
     * @throws lyceum.local.template.UnsupportedTemplate if this is not a machine for it
     */
    public static Isolation prepare(
            Template template,
            List<LocalFunction> functions,
            Path directory,
            Function<LocalFunction, Map<String, String>> settingsOf,
            Logs logs,
            Spans spans,
            InstantSource clock)
            throws IOException {
        Path code = Files.createDirectories(directory.resolve("code"));
        var folders = new HashMap<String, Path>();
        for (LocalFunction function : functions) {
            folders.put(function.codeKey(), Zip.unpack(template.asset(function.codeKey()), code));
        }
        try (var present = Files.list(code)) {
            for (Path old :
                    present.filter(folder -> !folders.containsValue(folder)).toList()) {
                Zip.remove(old);
            }
        }
        var client = RuntimeClient.install(
                directory, function -> folders.getOrDefault(function.codeKey(), code), settingsOf);
        return new Isolation(new Fleet(client, MOST, IDLE, logs, spans, clock));
    }

    /** A function's code, which runs in processes of its own. */
    public Code code(LocalFunction function) {
        return new IsolatedCode(function, fleet);
    }

    /** Stops all processes and returns when they are gone. */
    @Override
    public void close() {
        timer.shutdownNow();
        fleet.close();
    }
}

package lyceum.local.host;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Tier;
import lyceum.local.functions.InvocationProblem;
import lyceum.local.metrics.Alarm;
import lyceum.local.metrics.AlarmState;
import lyceum.local.metrics.MetricStore;
import lyceum.local.queues.LocalQueues;
import lyceum.platform.Settings;
import lyceum.platform.telemetry.Gauges;
import lyceum.tables.service.Faults;
import org.joda.time.DateTime;

/**
 * A host within this process, whole but for its surroundings: its time stands still until a test moves it, its tables fail as a test
 * wants, and its gauges show a machine that is idle or exhausted. It stands at the present minute
 * first, and must be moved beyond the real time before there is work for queues: ElasticMQ stamps new messages by that.
 */
public final class Embedded implements AutoCloseable {
    private static final String STACK = "Lyceum-";

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.MINUTES));
    private final AtomicReference<Faults> faults = new AtomicReference<>(Faults.NONE);
    private final Shown gauges = new Shown();
    private final List<String> printed = new CopyOnWriteArrayList<>();
    private final Path data;
    private final Host host;

    private Embedded(Path assembly, Path data, Map<String, String> parameters) throws IOException {
        this.data = data;
        this.host = Host.start(
                new Options(assembly, 0, data, false, false),
                Main.contexts(),
                Settings.of(parameters.entrySet().stream()
                        .collect(Collectors.toMap(one -> "LYCEUM_PARAMETER_" + one.getKey(), Map.Entry::getValue))),
                printed::add,
                new Surroundings(now::get, target -> faults.get().on(target), gauges));
    }

    /**
     * Starts one.
     *
     * @param parameters of the template, by name
     */
    public static Embedded start(Path assembly, Path data, Map<String, String> parameters) {
        try {
            return new Embedded(assembly, data, parameters);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    public URI url() {
        return printed.stream()
                .filter(line -> line.startsWith("ready "))
                .map(line -> URI.create(line.substring("ready ".length())))
                .findFirst()
                .orElseThrow();
    }

    /** Where it keeps everything. */
    public Path data() {
        return data;
    }

    /** The key of a further organisation. To be asked for before the time is moved: the call is signed with the real one. */
    public String key(Tier tier) {
        try {
            String made = new NewKey(tier, data, "Test").make();
            return made.substring(made.lastIndexOf('=') + 1);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    public Instant now() {
        return now.get();
    }

    /** Lets time pass, and looks at the metrics then. */
    public void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
        look();
    }

    /** Looks at the queues and the alarms, as the host does every 15 s. */
    public void look() {
        host.watch().look();
    }

    /** From now on this goes wrong with the tables. */
    public void suffer(Faults wrong) {
        faults.set(wrong);
    }

    /** Whether functions find that all of the machine's memory and processors are in use. */
    public void exhaust(boolean exhausted) {
        gauges.exhausted = exhausted;
    }

    /** All is well again. */
    public void mend() {
        suffer(Faults.NONE);
        exhaust(false);
    }

    /** Starts a function as its rule does; whether it came to an end. */
    public boolean tick(FunctionDeclaration function) {
        var event = new ScheduledEvent();
        event.setTime(new DateTime(now().toEpochMilli()));
        try {
            host.functions().schedule(STACK + function.id(), event);
            return true;
        } catch (InvocationProblem _) {
            return false;
        }
    }

    /** Messages that could be had now. */
    public long waiting(String queue) {
        return queues().visible(url(queue));
    }

    /** Messages that wait or are being worked on. */
    public long left(String queue) {
        return waiting(queue) + queues().inFlight(url(queue));
    }

    /** Throws away all messages of a queue. */
    public void purge(String queue) {
        queues().client().purgeQueue(request -> request.queueUrl(url(queue)));
    }

    private LocalQueues queues() {
        return host.watch().queues();
    }

    private String url(String queue) {
        return queues().urls().stream()
                .filter(url -> url.endsWith("/" + STACK + queue))
                .findFirst()
                .orElseThrow();
    }

    public AlarmState state(String alarm) {
        return Optional.ofNullable(host.watch().alarms().standings().get(alarm(alarm)))
                .orElseThrow()
                .state();
    }

    public Alarm alarm(String name) {
        return host.watch().alarms().named(name).orElseThrow(() -> new AssertionError("There is no alarm " + name));
    }

    public List<Alarm> alarms() {
        return List.copyOf(host.watch().alarms().standings().keySet());
    }

    public MetricStore metrics() {
        return host.watch().metrics();
    }

    @Override
    public void close() {
        host.close();
    }

    /** A machine with one processor. */
    private static final class Shown implements Gauges {
        private volatile boolean exhausted;

        @Override
        public double memoryPercent(Context lambda) {
            return exhausted ? 95 : 20;
        }

        @Override
        public long processorNanos() {
            return exhausted ? System.nanoTime() : 0;
        }

        @Override
        public double processors(Context lambda) {
            return 1;
        }
    }
}

package lyceum.local.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import lyceum.local.buckets.Deployments;
import lyceum.local.buckets.LocalBuckets;
import lyceum.local.cloudwatch.CloudWatch;
import lyceum.local.console.Console;
import lyceum.local.edge.Edge;
import lyceum.local.edge.StoredObject;
import lyceum.local.functions.LocalFunctions;
import lyceum.local.gateway.FileUsageKeys;
import lyceum.local.gateway.Gateway;
import lyceum.local.http.HttpServer;
import lyceum.local.iam.AccessKeys;
import lyceum.local.iam.Iam;
import lyceum.local.isolated.Isolation;
import lyceum.local.keys.LocalKeys;
import lyceum.local.logs.EmbeddedMetrics;
import lyceum.local.logs.FileLogs;
import lyceum.local.metrics.MetricStore;
import lyceum.local.pollers.Pollers;
import lyceum.local.queues.LocalQueues;
import lyceum.local.schedules.Schedules;
import lyceum.local.subscriptions.Subscriptions;
import lyceum.local.tables.LocalTables;
import lyceum.local.template.Template;
import lyceum.local.traces.RecentTraces;
import lyceum.platform.Settings;
import lyceum.platform.function.Context;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The whole host, running. */
final class Host implements AutoCloseable {
    /** Which rights of the functions' roles were needed, written when the host stops. */
    private static final String RIGHTS = "rights.txt";

    private static final String METRICS = "metrics";

    /** Closed last to first. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private final Consumer<String> console;
    private final Surroundings surroundings;
    private final InstantSource clock;
    private final RecentTraces traces = new RecentTraces();
    private final CompletableFuture<Watch> watching = new CompletableFuture<>();
    private final CompletableFuture<LocalFunctions> running = new CompletableFuture<>();

    private Host(Consumer<String> console, Surroundings surroundings) {
        this.console = console;
        this.surroundings = surroundings;
        this.clock = surroundings.clock();
    }

    /**
     * Starts everything that the template asks for.
     *
     * @param console takes the lines that the one at the terminal reads
     * @throws CannotStart if something is in the way
     * @throws lyceum.local.template.UnsupportedTemplate if the template asks for what is not known here
     */
    static Host start(Options options, List<Context> contexts, Settings process, Consumer<String> console)
            throws IOException {
        return start(options, contexts, process, console, Surroundings.real());
    }

    /** The same, put into other surroundings. */
    static Host start(
            Options options,
            List<Context> contexts,
            Settings process,
            Consumer<String> console,
            Surroundings surroundings)
            throws IOException {
        var host = new Host(console, surroundings);
        try {
            host.run(options, contexts, process);
            return host;
        } catch (IOException | RuntimeException problem) {
            host.close();
            throw problem;
        }
    }

    private void run(Options options, List<Context> contexts, Settings process) throws IOException {
        var data = keep(DataDirectory.take(options.data(), options.fresh()));
        Operator.forget(data);
        var values = Parameters.of(Template.parameters(options.assembly()), data, process);
        var template = Template.read(options.assembly(), values.parameters());
        var accessKeys = new AccessKeys(values.hostSecret());
        var iam = Iam.of(template, console);
        keep(() -> Files.write(data.resolve(RIGHTS), rights(iam)));
        var http = keep(UrlConnectionHttpClient.create());

        var metrics = new MetricStore(clock);
        var queues = inBackground(() -> LocalQueues.start(template, http, metrics, clock));
        var buckets = inBackground(() -> buckets(template, options, data, accessKeys, iam, http));
        var tables = inBackground(
                () -> LocalTables.open(template, data.resolve("tables"), iam, metrics, clock, surroundings.faults()));

        var files = keep(FileLogs.open(template, data.resolve("logs"), new EmbeddedMetrics(metrics), clock));
        var logs = keep(Subscriptions.of(template, files, clock, console));
        var usageKeys = FileUsageKeys.open(data.resolve("usage-keys.json"));
        var control = new ControlPlane(usageKeys, iam, template);
        var keys = LocalKeys.open(template, data.resolve("keys"));
        var services = new Services(template, tables, queues, buckets, accessKeys, iam, control, keys);
        var declared = LocalFunctions.declared(template);
        // A URL that was signed before a restart is good again at once.
        declared.forEach(function -> accessKeys.of(function.roleArn()));
        var access = new CompletableFuture<AwsAccess>();
        Optional<Isolation> isolation = options.isolated()
                ? Optional.of(keep(Isolation.prepare(
                        template,
                        declared,
                        data.resolve("isolated"),
                        function -> await(access).variables(accessKeys.of(function.roleArn())),
                        logs,
                        traces,
                        clock)))
                : Optional.empty();
        var composition = new Composition(contexts, services, logs, traces, surroundings, isolation);
        var functions = keep(new LocalFunctions(declared, composition::function, metrics, logs, clock));
        logs.deliverTo(functions);
        var gateway = Gateway.of(template, functions, usageKeys, metrics, logs, traces, clock);
        var edge = Edge.of(
                template,
                gateway,
                (bucket, key) -> await(buckets).get(bucket, key).map(Host::object),
                clock);
        var watch = new Watch(template, metrics, logs, clock, console, () -> await(queues), data.resolve(METRICS));
        composition.compose();
        keep(await(tables));
        keep(await(queues));
        keep(await(buckets));
        access.complete(open(
                services.door(functions, new CloudWatch(metrics, watch.alarms(), clock), clock),
                await(buckets),
                template.region()));
        HttpServer server =
                keep(listen(options.port(), new Console(new ConsoleState(template, functions, watch), traces, edge)));
        keep(Pollers.start(template, role -> await(queues).client(role, iam), functions, console));
        keep(Schedules.start(template, functions, clock, console));
        keep(watch.start(new Housekeeping(template, await(buckets), clock)));
        running.complete(functions);
        watching.complete(watch);
        var url = URI.create("http://127.0.0.1:" + server.port());
        var demo = new Demo(template, functions, data);
        demo.prepare(url);
        Operator.write(data, url, demo.function(), await(access).variables(accessKeys.host()));
        announce(template, data, url, await(access), isolation.isPresent());
    }

    /** What looks at the metrics. */
    Watch watch() {
        return await(watching);
    }

    LocalFunctions functions() {
        return await(running);
    }

    private static List<String> rights(Iam iam) {
        return iam.rights().entrySet().stream()
                .map(right -> (right.getValue() ? "used " : "unused ") + right.getKey())
                .toList();
    }

    private AwsAccess open(AwsDoor door, LocalBuckets buckets, String region) throws IOException {
        HttpServer server = keep(HttpServer.start(0, door, AwsDoor.LONGEST));
        return new AwsAccess(URI.create("http://127.0.0.1:" + server.port()), buckets.endpoint(), region);
    }

    private LocalBuckets buckets(
            Template template, Options options, DataDirectory data, AccessKeys keys, Iam iam, SdkHttpClient http)
            throws IOException {
        int port = options.port() == 0 ? 0 : options.port() + 1;
        var buckets = LocalBuckets.start(template, data.resolve("buckets"), port, keys, iam, http);
        Deployments.copy(template, buckets);
        return buckets;
    }

    private void announce(Template template, DataDirectory data, URI url, AwsAccess access, boolean isolated) {
        console.accept(
                "stack      " + template.stackName() + ", " + template.all().size() + " resources");
        console.accept("data       " + data.resolve("").toAbsolutePath().normalize());
        if (isolated) {
            console.accept("isolated   each function runs from its zip in processes of its own, at most "
                    + Isolation.MOST + " in all; a first call waits for a start");
        }
        console.accept("buckets    " + access.buckets());
        console.accept("services   " + access.door() + " (how to call them: " + data.resolve(Operator.FILE) + ")");
        console.accept("console    " + url + "/console");
        console.accept("demo key   " + data.resolve(Demo.FILE));
        console.accept("ready " + url);
    }

    private static HttpServer listen(int port, Console console) {
        try {
            return HttpServer.start(port, console);
        } catch (IOException problem) {
            throw new CannotStart("Port " + port + " of 127.0.0.1 can't be had (" + problem.getMessage()
                    + "): stop what uses it, or name another with --port.");
        }
    }

    private static StoredObject object(LocalBuckets.Stored stored) {
        return new StoredObject(stored.bytes(), stored.contentType(), stored.etag(), stored.cacheControl());
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }

    private static <T> CompletableFuture<T> inBackground(Callable<T> work) {
        var future = new CompletableFuture<T>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                future.complete(work.call());
            } catch (Throwable problem) {
                future.completeExceptionally(problem);
            }
        });
        return future;
    }

    /** Waits for a part that starts in the background. */
    static <T> T await(CompletableFuture<T> part) {
        try {
            return part.join();
        } catch (CompletionException problem) {
            switch (problem.getCause()) {
                case RuntimeException cause -> throw cause;
                case IOException cause -> throw new UncheckedIOException(cause);
                case null, default -> throw problem;
            }
        }
    }

    /** Stops everything; what does not stop is said and passed over. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception problem) {
                console.accept("While stopping: " + problem);
            }
        }
    }
}

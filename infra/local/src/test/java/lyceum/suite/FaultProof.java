package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lyceum.contract.Tier;
import lyceum.local.host.Embedded;
import lyceum.local.metrics.AlarmState;
import lyceum.tables.service.CallTarget;
import lyceum.tables.service.Fault;
import lyceum.tables.service.Faults;
import tools.jackson.databind.JsonNode;

/** A host on a clock that the test moves, whose parts fail as the test says, and what its alarms make of it. */
final class FaultProof {
    static final Embedded HOST;
    static final Caller CALLER;

    private static final DateTimeFormatter CHANGED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpServer PROVIDER = provider();

    static {
        HOST = started();
        CALLER = new Caller(HOST.url(), Optional.of(HOST.key(Tier.OPERATOR)));
    }

    private FaultProof() {}

    static void stop() {
        HOST.close();
        PROVIDER.stop(0);
    }

    static void proves(Runnable fault, Duration untilOver, String... alarms) {
        proves(
                fault,
                () -> {
                    HOST.mend();
                    HOST.pass(untilOver);
                },
                alarms);
    }

    /** Both move the time on, so that the alarms have seen what happened. */
    static void proves(Runnable fault, Runnable recovery, String... alarms) {
        List<String> names = List.of(alarms);
        Instant began = HOST.now();
        awaitState(names, AlarmState.OK);
        fault.run();
        awaitState(names, AlarmState.ALARM);
        recovery.run();
        awaitState(names, AlarmState.OK);
        for (String name : names) {
            assertThat(eventually(() -> told(name, began), told -> told.size() == 2))
                    .as("what the topic of " + name + " heard")
                    .containsExactly("OK -> ALARM", "ALARM -> OK");
        }
    }

    /** Metrics in log lines arrive a moment later. */
    private static void awaitState(List<String> names, AlarmState wanted) {
        for (String name : names) {
            AlarmState state = eventually(
                    () -> {
                        HOST.look();
                        return HOST.state(name);
                    },
                    wanted::equals);
            assertThat(state).as(name).isEqualTo(wanted);
        }
    }

    /** What an alarm's topics were told since. */
    private static List<String> told(String alarm, Instant since) {
        try (Stream<Path> files = Files.walk(HOST.data().resolve("logs"))) {
            var told = new ArrayList<String>();
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("sns"))
                    .sorted()
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode message = Caller.JSON.readTree(line);
                    if (message.path("AlarmName").asString().equals(alarm)
                            && !Instant.from(CHANGED.parse(
                                            message.path("StateChangeTime").asString()))
                                    .isBefore(since)
                            && !message.path("OldStateValue").asString().equals("INSUFFICIENT_DATA")) {
                        told.add(message.path("OldStateValue").asString() + " -> "
                                + message.path("NewStateValue").asString());
                    }
                }
            }
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Orders that fail once somebody works on them, because their source is not in the brief's language or the provider refuses. */
    static List<String> order(int courses, String provider) {
        String text = provider.equals("offline")
                ? "Der Wind ist bewegte Luft, die von einem Ort mit hohem Druck zu einem mit niedrigem fließt. "
                        .repeat(12)
                : Samples.document();
        String body = Samples.generate("none", Map.of("title", "Weather", "text", text))
                .replaceFirst("\\{", "{\"provider\": \"" + provider + "\", ");
        var jobs = new ArrayList<String>();
        times(
                courses,
                () -> jobs.add(CALLER.post("/api/v1/courses/generate", body)
                        .expect(202)
                        .json()
                        .path("job_id")
                        .asString()));
        return jobs;
    }

    static String state(String job) {
        return CALLER.get("/api/v1/jobs/" + job)
                .expect(200)
                .json()
                .path("state")
                .asString();
    }

    static Faults table(String table, String operation, Fault fault) {
        return target -> concerns(target, table, operation) ? fault : Fault.NONE;
    }

    /** @param operation how it begins */
    static boolean concerns(CallTarget target, String table, String operation) {
        return target.operation().startsWith(operation)
                && target.tables().stream().anyMatch(name -> name.contains(table));
    }

    static void times(int times, Runnable work) {
        for (int i = 0; i < times; i++) {
            work.run();
        }
    }

    static void together(int times, Runnable work) {
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Object> call = Executors.callable(work);
            for (Future<Object> done : all.invokeAll(Collections.nCopies(times, call))) {
                done.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    static void await(BooleanSupplier condition) {
        assertThat(eventually(condition::getAsBoolean, is -> is)).isTrue();
    }

    /** Asks until the answer is as wanted, for a minute at most; then the last answer. */
    private static <T> T eventually(Supplier<T> ask, Predicate<T> wanted) {
        Instant end = Instant.now().plus(PATIENCE);
        T answer = ask.get();
        while (!wanted.test(answer) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            answer = ask.get();
        }
        return answer;
    }

    /** One that knows nobody's key. */
    private static HttpServer provider() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(401, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Embedded started() {
        try {
            return Embedded.start(
                    Assembly.path(),
                    Files.createTempDirectory(Path.of("target"), "faults"),
                    Map.of(
                            "AiOpenAiBaseUrl",
                            "http://127.0.0.1:" + PROVIDER.getAddress().getPort() + "/v1",
                            "AiOpenAiApiKey",
                            "a key that was revoked",
                            "AiOpenAiModel",
                            "any"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

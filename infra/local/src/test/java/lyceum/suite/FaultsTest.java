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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lyceum.contract.Functions;
import lyceum.contract.Queues;
import lyceum.contract.Tier;
import lyceum.local.host.Embedded;
import lyceum.local.metrics.Alarm;
import lyceum.local.metrics.AlarmState;
import lyceum.tables.service.CallTarget;
import lyceum.tables.service.Fault;
import lyceum.tables.service.Faults;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Real faults in a running host, and what the synthesised template's alarms make of them: OK, ALARM, the message at the topic, OK. The
 * metrics are those that gateway, functions and queues record by themselves, so an alarm that reads another name, or another dimension,
 * stays at rest here. {@code AlarmProofTest} proves every single alarm to its threshold; this is one alarm of each family, on real
 * requests, jobs and messages. Only time is moved.
 *
 * <p>One family has no fault here: {@code Connections} would need a run that makes 46 calls of AWS at once, and none makes more than a
 * few, by design. Memory and processors are real
 * metrics of a machine that only pretends to be exhausted, since this one is needed for the other tests.
 */
class FaultsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final DateTimeFormatter CHANGED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String COURSES = "/api/v1/courses";
    private static final String GENERATE = "/api/v1/courses/generate";
    private static final Fault BROKEN = new Fault.ServerError();
    private static final HttpServer PROVIDER = provider();
    private static final Embedded HOST = started();
    private static final Caller CALLER = new Caller(HOST.url(), Optional.of(HOST.key(Tier.OPERATOR)));

    /** After a night in which nothing happened, longer than any window that is proven here. */
    @BeforeEach
    void everybodyIsWell() {
        HOST.mend();
        HOST.pass(Duration.ofHours(8));
    }

    @AfterAll
    static void stop() {
        HOST.close();
        PROVIDER.stop(0);
    }

    @Test
    void failingRequests() {
        proves(
                () -> {
                    for (int minute = 0; minute < 3; minute++) {
                        times(40, () -> CALLER.get(COURSES).expect(200));
                        HOST.suffer(table("Courses", "Query", BROKEN));
                        times(10, () -> CALLER.get(COURSES).expect(500));
                        HOST.mend();
                        HOST.pass(MINUTE);
                    }
                },
                Duration.ofMinutes(21),
                "Lyceum-ServerErrors",
                "Lyceum-ErrorRateCritical",
                "Lyceum-AvailabilityFastBurn");
    }

    @Test
    void aFunctionThatFails() {
        proves(
                () -> {
                    HOST.suffer(table("Courses", "", BROKEN));
                    assertThat(HOST.tick(Functions.SWEEP_JOBS)).isFalse();
                    HOST.pass(MINUTE);
                },
                Duration.ofMinutes(5),
                "Lyceum-SweepJobsErrors");
    }

    @Test
    void aRuleThatCallsItsFunctionTooSeldom() {
        every(MINUTE, 15);
        proves(
                () -> {
                    every(Duration.ofMinutes(5), 2);
                    HOST.pass(MINUTE);
                },
                () -> every(MINUTE, 12),
                "Lyceum-SweepJobsSilent");
    }

    private static void every(Duration pause, int times) {
        for (int i = 0; i < times; i++) {
            HOST.pass(pause);
            assertThat(HOST.tick(Functions.SWEEP_JOBS)).isTrue();
        }
    }

    @Test
    void aFunctionThatIsAskedTooOftenAtOnce() {
        var opened = new CountDownLatch(1);
        var refused = new AtomicInteger();
        var held = new AtomicInteger();
        proves(
                () -> {
                    HOST.suffer(target -> {
                        if (concerns(target, "Courses", "Query")) {
                            held.incrementAndGet();
                            pass(opened);
                        }
                        return Fault.NONE;
                    });
                    try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
                        for (int i = 0; i < 1_010; i++) {
                            all.execute(() -> {
                                if (CALLER.get(COURSES).status() >= 500) {
                                    refused.incrementAndGet();
                                }
                            });
                        }
                        await(() -> held.get() == 1_000 && refused.get() == 10);
                        opened.countDown();
                    }
                    HOST.pass(MINUTE);
                },
                Duration.ofMinutes(5),
                "Lyceum-CoursesApiThrottles");
    }

    @Test
    void aTableThatRefusesCallsForTheirRate() {
        proves(
                () -> {
                    HOST.suffer(table("Courses", "Query", new Fault.Throttle()));
                    for (int window = 0; window < 2; window++) {
                        times(11, () -> CALLER.get(COURSES).expect(500));
                        HOST.pass(Duration.ofMinutes(5));
                    }
                },
                Duration.ofMinutes(21),
                "Lyceum-CoursesTableThrottles");
    }

    @Test
    void callersThatNobodyCounts() {
        proves(
                () -> {
                    HOST.suffer(table("Limits", "", BROKEN));
                    CALLER.get(COURSES).expect(200);
                    HOST.pass(MINUTE);
                },
                Duration.ofMinutes(5),
                "Lyceum-CoursesApiUncounted");
    }

    @Test
    void aJobThatFailsForGood() {
        var attempts = new AtomicInteger();
        proves(
                () -> {
                    HOST.suffer(target -> {
                        if (concerns(target, "Courses", "GetItem")) {
                            attempts.incrementAndGet();
                            return BROKEN;
                        }
                        return Fault.NONE;
                    });
                    order(1, "offline");
                    int most = Queues.GENERATIONS.maxReceives();
                    for (int attempt = 1; attempt <= most; attempt++) {
                        int wanted = attempt;
                        await(() -> attempts.get() >= wanted);
                        HOST.pass(Queues.GENERATIONS.visibility().plus(MINUTE));
                    }
                    await(() -> HOST.left(Queues.GENERATIONS.id()) == 0);
                    // ElasticMQ hides a message that it has moved for as long as one that it has handed out.
                    HOST.pass(Queues.GENERATIONS.visibility().plus(MINUTE));
                    await(() -> HOST.waiting(Queues.GENERATIONS.deadLetters()) == 1);
                    assertThat(attempts).hasValue(most);
                    HOST.look();
                    HOST.pass(MINUTE);
                },
                () -> {
                    HOST.purge(Queues.GENERATIONS.deadLetters());
                    HOST.look();
                    HOST.pass(Duration.ofMinutes(5));
                },
                "Lyceum-GenerationsDeadLetters");
    }

    @Test
    void jobsThatNobodyWorksOn() {
        var opened = new CountDownLatch(1);
        proves(
                () -> {
                    HOST.suffer(target -> {
                        if (concerns(target, "Courses", "GetItem")) {
                            pass(opened);
                        }
                        return Fault.NONE;
                    });
                    order(Queues.GENERATIONS.maxConcurrency() + 11, "offline");
                    await(() -> HOST.waiting(Queues.GENERATIONS.id()) == 11);
                    for (long minute = 0;
                            minute < Queues.GENERATIONS.visibility().toMinutes() + 6;
                            minute++) {
                        HOST.pass(MINUTE);
                    }
                },
                () -> {
                    opened.countDown();
                    await(() -> HOST.waiting(Queues.GENERATIONS.id()) == 0);
                    HOST.pass(MINUTE);
                    HOST.pass(MINUTE);
                },
                "Lyceum-GenerationsDepth",
                "Lyceum-GenerationsAge");
    }

    @Test
    void aProviderThatRefusesItsCalls() {
        proves(
                () -> {
                    List<String> jobs = order(10, "openai");
                    await(() -> jobs.stream().allMatch(job -> state(job).equals("failed")));
                    HOST.pass(MINUTE);
                },
                Duration.ofMinutes(65),
                "Lyceum-OpenaiProviderFailing",
                "Lyceum-GenerationsFailing");
    }

    @Test
    void slowAnswers() {
        String promise = HOST.alarms().stream()
                .filter(alarm -> alarm.name().startsWith("Lyceum-Promise")
                        && alarm.description().contains("listCourses"))
                .map(Alarm::name)
                .findFirst()
                .orElseThrow();
        proves(
                () -> {
                    HOST.suffer(table("Courses", "Query", new Fault.Delay(Duration.ofMillis(2_050), Fault.NONE)));
                    for (int window = 0; window < 4; window++) {
                        together(210, () -> CALLER.get(COURSES).expect(200));
                        HOST.pass(Duration.ofMinutes(5));
                    }
                },
                () -> {
                    HOST.mend();
                    for (int window = 0; window < 3; window++) {
                        times(210, () -> CALLER.get(COURSES).expect(200));
                        HOST.pass(Duration.ofMinutes(5));
                    }
                    HOST.pass(Duration.ofMinutes(30));
                },
                "Lyceum-CoursesApiP95",
                "Lyceum-CoursesApiP95Slow",
                "Lyceum-AverageSlow",
                "Lyceum-LatencyFastBurn",
                promise);
    }

    @Test
    void aSlowAuthorizer() {
        String wrong = CALLER.key().orElseThrow();
        proves(
                () -> {
                    HOST.suffer(table("Accounts", "GetItem", new Fault.Delay(Duration.ofMillis(700), Fault.NONE)));
                    for (int window = 0; window < 2; window++) {
                        var made = new AtomicInteger(10 + 500 * window);
                        together(110, () -> CALLER.with(wrong.substring(0, wrong.length() - 3) + "0" + letters(made))
                                .get(COURSES)
                                .expect(401));
                        times(1, () -> CALLER.get(COURSES).expect(200));
                        HOST.pass(Duration.ofMinutes(5));
                    }
                },
                Duration.ofMinutes(21),
                "Lyceum-GatewaySlow");
    }

    /** Two letters that are others each time. */
    private static String letters(AtomicInteger made) {
        int number = made.getAndIncrement();
        return "" + (char) ('a' + number / 26 % 26) + (char) ('a' + number % 26);
    }

    @Test
    void callersWhoseCopiesAreOutOfDate() {
        String course = CALLER.post(COURSES, Samples.COURSE).expect(201).header("location");
        proves(
                () -> {
                    for (int window = 0; window < 2; window++) {
                        times(200, () -> CALLER.get(course, "If-None-Match", "W/\"99\"")
                                .expect(200));
                        HOST.pass(Duration.ofMinutes(15));
                    }
                },
                Duration.ofMinutes(65),
                "Lyceum-CoursesCacheCold");
    }

    @Test
    void anExhaustedMachine() {
        proves(
                () -> {
                    HOST.exhaust(true);
                    for (int window = 0; window < 2; window++) {
                        times(20, () -> CALLER.get(COURSES).expect(200));
                        HOST.pass(Duration.ofMinutes(5));
                    }
                },
                Duration.ofMinutes(21),
                "Lyceum-CoursesMemory80",
                "Lyceum-CoursesMemory85",
                "Lyceum-CoursesMemory90",
                "Lyceum-Processors");
    }

    private static void proves(Runnable fault, Duration untilOver, String... alarms) {
        proves(
                fault,
                () -> {
                    HOST.mend();
                    HOST.pass(untilOver);
                },
                alarms);
    }

    /** Both move the time on, so that the alarms have seen what happened. */
    private static void proves(Runnable fault, Runnable recovery, String... alarms) {
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
    private static List<String> order(int courses, String provider) {
        String text = provider.equals("offline")
                ? "Der Wind ist bewegte Luft, die von einem Ort mit hohem Druck zu einem mit niedrigem fließt. "
                        .repeat(12)
                : Samples.document();
        String body = Samples.generate("none", Map.of("title", "Weather", "text", text))
                .replaceFirst("\\{", "{\"provider\": \"" + provider + "\", ");
        var jobs = new ArrayList<String>();
        times(
                courses,
                () -> jobs.add(CALLER.post(GENERATE, body)
                        .expect(202)
                        .json()
                        .path("job_id")
                        .asString()));
        return jobs;
    }

    private static String state(String job) {
        return CALLER.get("/api/v1/jobs/" + job)
                .expect(200)
                .json()
                .path("state")
                .asString();
    }

    private static Faults table(String table, String operation, Fault fault) {
        return target -> concerns(target, table, operation) ? fault : Fault.NONE;
    }

    /** @param operation how it begins */
    private static boolean concerns(CallTarget target, String table, String operation) {
        return target.operation().startsWith(operation)
                && target.tables().stream().anyMatch(name -> name.contains(table));
    }

    private static void times(int times, Runnable work) {
        for (int i = 0; i < times; i++) {
            work.run();
        }
    }

    private static void together(int times, Runnable work) {
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Object> call = Executors.callable(work);
            for (Future<Object> done : all.invokeAll(Collections.nCopies(times, call))) {
                done.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(BooleanSupplier condition) {
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

package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import lyceum.contract.Functions;
import lyceum.contract.Queues;
import lyceum.local.host.Embedded;
import lyceum.local.metrics.Alarm;
import lyceum.tables.service.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Real faults in a running host, and what the synthesised template's alarms make of them: OK, ALARM, the message at the topic, OK. The
 * metrics are those that gateway, functions and queues record by themselves, so an alarm that reads another name, or another dimension,
 * stays at rest here. {@code AlarmProofTest} proves every single alarm to its threshold; this is one alarm of each family, on real
 * requests, jobs and messages. Only time is moved.
 *
 * <p>One family has no fault here: {@code Connections} would need a run that makes 46 calls of AWS at once, and none makes more than a
 * few, by design. Memory and processors are real metrics
 * of a machine that only pretends to be exhausted, since this one is needed for the other tests.
 */
class FaultsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String COURSES = "/api/v1/courses";
    private static final Fault BROKEN = new Fault.ServerError();
    private static final Embedded HOST = FaultProof.HOST;
    private static final Caller CALLER = FaultProof.CALLER;

    /** After a night in which nothing happened, longer than any window that is proven here. */
    @BeforeEach
    void everybodyIsWell() {
        HOST.mend();
        HOST.pass(Duration.ofHours(8));
    }

    @AfterAll
    static void stop() {
        FaultProof.stop();
    }

    @Test
    void failingRequests() {
        FaultProof.proves(
                () -> {
                    for (int minute = 0; minute < 3; minute++) {
                        FaultProof.times(40, () -> CALLER.get(COURSES).expect(200));
                        HOST.suffer(FaultProof.table("Courses", "Query", BROKEN));
                        FaultProof.times(10, () -> CALLER.get(COURSES).expect(500));
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
        FaultProof.proves(
                () -> {
                    HOST.suffer(FaultProof.table("Courses", "", BROKEN));
                    assertThat(HOST.tick(Functions.SWEEP_JOBS)).isFalse();
                    HOST.pass(MINUTE);
                },
                Duration.ofMinutes(5),
                "Lyceum-SweepJobsErrors");
    }

    @Test
    void aRuleThatCallsItsFunctionTooSeldom() {
        every(MINUTE, 15);
        FaultProof.proves(
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
        FaultProof.proves(
                () -> {
                    HOST.suffer(target -> {
                        if (FaultProof.concerns(target, "Courses", "Query")) {
                            held.incrementAndGet();
                            FaultProof.pass(opened);
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
                        FaultProof.await(() -> held.get() == 1_000 && refused.get() == 10);
                        opened.countDown();
                    }
                    HOST.pass(MINUTE);
                },
                Duration.ofMinutes(5),
                "Lyceum-CoursesApiThrottles");
    }

    @Test
    void aTableThatRefusesCallsForTheirRate() {
        FaultProof.proves(
                () -> {
                    HOST.suffer(FaultProof.table("Courses", "Query", new Fault.Throttle()));
                    for (int window = 0; window < 2; window++) {
                        FaultProof.times(11, () -> CALLER.get(COURSES).expect(500));
                        HOST.pass(Duration.ofMinutes(5));
                    }
                },
                Duration.ofMinutes(21),
                "Lyceum-CoursesTableThrottles");
    }

    @Test
    void callersThatNobodyCounts() {
        FaultProof.proves(
                () -> {
                    HOST.suffer(FaultProof.table("Limits", "", BROKEN));
                    CALLER.get(COURSES).expect(200);
                    HOST.pass(MINUTE);
                },
                Duration.ofMinutes(5),
                "Lyceum-CoursesApiUncounted");
    }

    @Test
    void aJobThatFailsForGood() {
        var attempts = new AtomicInteger();
        FaultProof.proves(
                () -> {
                    HOST.suffer(target -> {
                        if (FaultProof.concerns(target, "Courses", "GetItem")) {
                            attempts.incrementAndGet();
                            return BROKEN;
                        }
                        return Fault.NONE;
                    });
                    FaultProof.order(1, "offline");
                    int most = Queues.GENERATIONS.maxReceives();
                    for (int attempt = 1; attempt <= most; attempt++) {
                        int wanted = attempt;
                        FaultProof.await(() -> attempts.get() >= wanted);
                        HOST.pass(Queues.GENERATIONS.visibility().plus(MINUTE));
                    }
                    FaultProof.await(() -> HOST.left(Queues.GENERATIONS.id()) == 0);
                    // ElasticMQ hides a message that it has moved for as long as one that it has handed out.
                    HOST.pass(Queues.GENERATIONS.visibility().plus(MINUTE));
                    FaultProof.await(() -> HOST.waiting(Queues.GENERATIONS.deadLetters()) == 1);
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
        FaultProof.proves(
                () -> {
                    HOST.suffer(target -> {
                        if (FaultProof.concerns(target, "Courses", "GetItem")) {
                            FaultProof.pass(opened);
                        }
                        return Fault.NONE;
                    });
                    FaultProof.order(Queues.GENERATIONS.maxConcurrency() + 11, "offline");
                    FaultProof.await(() -> HOST.waiting(Queues.GENERATIONS.id()) == 11);
                    for (long minute = 0;
                            minute < Queues.GENERATIONS.visibility().toMinutes() + 6;
                            minute++) {
                        HOST.pass(MINUTE);
                    }
                },
                () -> {
                    opened.countDown();
                    FaultProof.await(() -> HOST.waiting(Queues.GENERATIONS.id()) == 0);
                    HOST.pass(MINUTE);
                    HOST.pass(MINUTE);
                },
                "Lyceum-GenerationsDepth",
                "Lyceum-GenerationsAge");
    }

    @Test
    void aProviderThatRefusesItsCalls() {
        FaultProof.proves(
                () -> {
                    List<String> jobs = FaultProof.order(10, "openai");
                    FaultProof.await(() ->
                            jobs.stream().allMatch(job -> FaultProof.state(job).equals("failed")));
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
        FaultProof.proves(
                () -> {
                    HOST.suffer(FaultProof.table(
                            "Courses", "Query", new Fault.Delay(Duration.ofMillis(2_050), Fault.NONE)));
                    for (int window = 0; window < 4; window++) {
                        FaultProof.together(210, () -> CALLER.get(COURSES).expect(200));
                        HOST.pass(Duration.ofMinutes(5));
                    }
                },
                () -> {
                    HOST.mend();
                    for (int window = 0; window < 3; window++) {
                        FaultProof.times(210, () -> CALLER.get(COURSES).expect(200));
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
        FaultProof.proves(
                () -> {
                    HOST.suffer(FaultProof.table(
                            "Accounts", "GetItem", new Fault.Delay(Duration.ofMillis(700), Fault.NONE)));
                    for (int window = 0; window < 2; window++) {
                        var made = new AtomicInteger(10 + 500 * window);
                        FaultProof.together(
                                110, () -> CALLER.with(wrong.substring(0, wrong.length() - 3) + "0" + letters(made))
                                        .get(COURSES)
                                        .expect(401));
                        FaultProof.times(1, () -> CALLER.get(COURSES).expect(200));
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
        FaultProof.proves(
                () -> {
                    for (int window = 0; window < 2; window++) {
                        FaultProof.times(200, () -> CALLER.get(course, "If-None-Match", "W/\"99\"")
                                .expect(200));
                        HOST.pass(Duration.ofMinutes(15));
                    }
                },
                Duration.ofMinutes(65),
                "Lyceum-CoursesCacheCold");
    }

    @Test
    void anExhaustedMachine() {
        FaultProof.proves(
                () -> {
                    HOST.exhaust(true);
                    for (int window = 0; window < 2; window++) {
                        FaultProof.times(20, () -> CALLER.get(COURSES).expect(200));
                        HOST.pass(Duration.ofMinutes(5));
                    }
                },
                Duration.ofMinutes(21),
                "Lyceum-CoursesMemory80",
                "Lyceum-CoursesMemory85",
                "Lyceum-CoursesMemory90",
                "Lyceum-Processors");
    }
}

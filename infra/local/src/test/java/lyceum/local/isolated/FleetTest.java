package lyceum.local.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lyceum.local.functions.FunctionFailed;
import lyceum.local.functions.FunctionTimedOut;
import lyceum.local.functions.LocalFunction;
import lyceum.local.functions.LocalFunctions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of environments, with real processes under a client that does as it is told. */
class FleetTest {
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final Path directory;
    private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private Fleet fleet = fleet(FakeClient::launch, 4);
    private LocalFunctions functions = functions();

    FleetTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @AfterEach
    void stop() {
        functions.close();
        fleet.close();
        assertThat(fleet.size()).isZero();
    }

    @Test
    void oneProcessServesCallAfterCall() throws InterruptedException {
        long first = pid("one");
        assertThat(pid("one")).isEqualTo(first);
        assertThat(fleet.size()).isOne();
        assertThat(line("pid in ")).isEqualTo("pid in " + first);
    }

    @Test
    void callsAtTheSameTimeRunInProcessesOfTheirOwn() throws IOException, InterruptedException {
        Path gate = directory.resolve("gate");
        var held = inBackground("one", gate.toString());
        line(gate.toString());
        long other = pid("one");
        Files.createFile(gate);
        assertThat(held.join()).isNotEqualTo(other);
        assertThat(fleet.size()).isEqualTo(2);
    }

    @Test
    void whereNoMoreMayRunACallWaitsForTheOneBefore() throws IOException, InterruptedException {
        use(fleet(FakeClient::launch, 1));
        Path gate = directory.resolve("gate");
        var first = inBackground("one", gate.toString());
        line(gate.toString());
        var second = inBackground("one", "pid");
        Files.createFile(gate);
        assertThat(second.join()).isEqualTo(first.join());
    }

    @Test
    void whereNoMoreMayRunOneThatIsIdleGivesWay() {
        use(fleet(FakeClient::launch, 1));
        long first = pid("one");
        long second = pid("two");
        assertThat(second).isNotEqualTo(first);
        assertThat(isAlive(first)).isFalse();
        assertThat(fleet.size()).isOne();
    }

    @Test
    void aCallThatTakesTooLongIsTheEndOfItsProcess() throws InterruptedException {
        assertThatThrownBy(() -> call("hasty", "hang"))
                .isInstanceOf(FunctionTimedOut.class)
                .hasMessageContaining("timed out after 0.5 seconds");
        assertThat(isAlive(Long.parseLong(line("hang in ").substring("hang in ".length()))))
                .isFalse();
        assertThat(pid("hasty")).isPositive();
    }

    @Test
    void aProcessThatEndsDuringACallFailsItAndIsReplaced() throws InterruptedException {
        long first = pid("one");
        assertThatThrownBy(() -> call("one", "exit"))
                .isInstanceOfSatisfying(FunctionFailed.class, failed -> assertThat(failed.errorType())
                        .isEqualTo("Runtime.ExitError"))
                .hasMessage("Runtime exited with error: exit status 3");
        assertThat(line("Runtime exited")).endsWith("exit status 3");
        assertThat(pid("one")).isNotEqualTo(first);
    }

    @Test
    void anEventIsNotGivenToAProcessThatHasDied() {
        long first = pid("one");
        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        ProcessHandle.of(first).ifPresent(dead -> dead.onExit().join());
        assertThat(pid("one")).isNotEqualTo(first);
    }

    @Test
    void whatTheFunctionThrewIsTheAnswerAndTheProcessGoesOn() {
        long first = pid("one");
        assertThatThrownBy(() -> call("one", "throw"))
                .isInstanceOfSatisfying(FunctionFailed.class, failed -> assertThat(failed.errorType())
                        .isEqualTo("Boom"))
                .hasMessage("it broke");
        assertThat(pid("one")).isEqualTo(first);
    }

    @Test
    void aFunctionThatCannotBePutTogetherSaysWhy() {
        assertThatThrownBy(() -> call("broken", "pid"))
                .isInstanceOfSatisfying(FunctionFailed.class, failed -> assertThat(failed.errorType())
                        .isEqualTo("NoSettings"))
                .hasMessage("TABLE_NAME is missing");
    }

    @Test
    void aProcessThatCannotBeStartedSaysWhyAndTakesNoRoom() {
        use(fleet(
                (_, _, _) -> {
                    throw new IOException("no such program");
                },
                1));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> call("one", "pid"))
                    .isInstanceOf(FunctionFailed.class)
                    .hasMessageContaining("no such program");
        }
    }

    @Test
    void whatNobodyNeedsIsStopped() {
        long first = pid("one");
        now = now.plus(IDLE).minusMillis(1);
        fleet.stopIdle();
        assertThat(isAlive(first)).isTrue();
        now = now.plusMillis(1);
        fleet.stopIdle();
        assertThat(isAlive(first)).isFalse();
        assertThat(pid("one")).isNotEqualTo(first);
    }

    @Test
    void whenItClosesCallsFailAndNothingRunsOn() throws InterruptedException {
        long idle = pid("two");
        var held = inBackground("one", "hang");
        long busy = Long.parseLong(line("hang in ").substring("hang in ".length()));
        fleet.close();
        assertThat(isAlive(idle)).isFalse();
        assertThat(isAlive(busy)).isFalse();
        assertThatThrownBy(held::join).hasCauseInstanceOf(FunctionFailed.class);
        assertThatThrownBy(() -> call("one", "pid")).isInstanceOf(FunctionFailed.class);
    }

    private long pid(String function) {
        return call(function, "pid");
    }

    private long call(String function, String event) {
        byte[] answer = functions.manual(function, event.getBytes(StandardCharsets.UTF_8));
        return Long.parseLong(new String(answer, StandardCharsets.UTF_8));
    }

    private CompletableFuture<Long> inBackground(String function, String event) {
        return CompletableFuture.supplyAsync(() -> call(function, event), Thread::startVirtualThread);
    }

    /** Waits for a line that a process prints. */
    private String line(String beginning) throws InterruptedException {
        while (true) {
            String line = printed.poll(60, TimeUnit.SECONDS);
            assertThat(line).as("a line that begins with " + beginning).isNotNull();
            if (line != null && line.startsWith(beginning)) {
                return line;
            }
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private void use(Fleet other) {
        functions.close();
        fleet.close();
        fleet = other;
        functions = functions();
    }

    private Fleet fleet(Launcher launcher, int most) {
        return new Fleet(launcher, most, IDLE, (_, line) -> printed.add(line), _ -> {}, () -> now);
    }

    private LocalFunctions functions() {
        return new LocalFunctions(
                List.of(
                        function("one", "handler", Duration.ofSeconds(30)),
                        function("two", "handler", Duration.ofSeconds(30)),
                        function("hasty", "handler", Duration.ofMillis(500)),
                        function("broken", "broken", Duration.ofSeconds(30))),
                function -> new IsolatedCode(function, fleet),
                (_, _, _, _, _) -> {},
                (_, line) -> printed.add(line),
                () -> now);
    }

    static LocalFunction function(String name, String handler, Duration timeout) {
        return new LocalFunction(
                name,
                name,
                "arn:aws:lambda:eu-central-1:000000000000:function:" + name,
                "arn:aws:iam::000000000000:role/" + name,
                handler,
                timeout,
                10,
                128,
                Map.of(),
                "/aws/lambda/" + name,
                "code.zip",
                false);
    }
}

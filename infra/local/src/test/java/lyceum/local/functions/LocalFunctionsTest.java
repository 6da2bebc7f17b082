package lyceum.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import lyceum.local.template.Assemblies;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFunctionsTest {
    private static final String ARN = "arn:aws:lambda:eu-central-1:000000000000:function:echo:live";

    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final List<String> measured = new CopyOnWriteArrayList<>();
    private final Template template;
    private final Template impatient;

    LocalFunctionsTest(@TempDir Path directory) {
        this.template = template(directory, 20);
        this.impatient = template(directory, 1);
    }

    private static Template template(Path directory, int timeout) {
        return Assemblies.read(directory, """
                {'Resources': {
                  'Echo': {'Type': 'AWS::Lambda::Function', 'Properties': {
                    'FunctionName': 'echo', 'Role': 'r', 'Handler': 'h', 'MemorySize': 256, 'Timeout': %d,
                    'ReservedConcurrentExecutions': 2, 'Code': {'S3Key': 'k'},
                    'Environment': {'Variables': {'LYCEUM_FUNCTION': 'echo', 'SECRET': 'hunter2'}}}},
                  'Helper': {'Type': 'AWS::Lambda::Function', 'Properties': {'Handler': 'index.handler'}}}}""".formatted(timeout));
    }

    @Test
    void answersUnderItsNameAndAnyOfItsArns() {
        try (var functions = running(request -> request)) {
            for (String address : List.of("echo", "echo:live", ARN, ARN.replace(":live", ""))) {
                assertThat(functions.manual(address, bytes("hi"))).isEqualTo(bytes("hi"));
            }
            assertThat(measured)
                    .containsExactly(
                            repeated(4, "ConcurrentExecutions 1.0", "Invocations 1.0", "Errors 0.0", "Throttles 0.0"));
            assertThat(logged).hasSize(4).allMatch(line -> line.contains("Memory Size: 256 MB"));
        }
    }

    @Test
    void knowsOnlyTheFunctionsWithOurCode() {
        assertThat(LocalFunctions.declared(template))
                .extracting(LocalFunction::name)
                .containsExactly("echo");
        assertThat(LocalFunctions.declared(template).getFirst()).asString().doesNotContain("hunter2");
        try (var functions = running(request -> request)) {
            assertThatThrownBy(() -> functions.manual("other", bytes("hi")))
                    .isInstanceOf(UnsupportedTemplate.class)
                    .hasMessageContaining("no function other");
        }
    }

    @Test
    void stopsWhatTakesLongerThanItsTimeout() throws InterruptedException {
        var interrupted = new CountDownLatch(1);
        try (var functions = running(impatient, _ -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                interrupted.countDown();
            }
            return new byte[0];
        })) {
            assertThatThrownBy(() -> functions.manual(ARN, bytes("hi")))
                    .isInstanceOf(FunctionTimedOut.class)
                    .hasMessage("echo: Task timed out after 1.0 seconds");
            interrupted.await();
        }
        assertThat(measured)
                .containsExactly("ConcurrentExecutions 1.0", "Invocations 1.0", "Errors 1.0", "Throttles 0.0");
        assertThat(logged).contains("echo: Task timed out after 1.0 seconds");
    }

    @Test
    void throttlesBeyondItsConcurrencyAndTakesCallsAgainAfterwards() {
        var hold = new CountDownLatch(1);
        var started = new CountDownLatch(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var functions = running(request -> {
                    started.countDown();
                    awaited(hold);
                    return request;
                })) {
            var first = CompletableFuture.supplyAsync(() -> functions.manual(ARN, bytes("1")), threads);
            var second = CompletableFuture.supplyAsync(() -> functions.manual(ARN, bytes("2")), threads);
            awaited(started);
            assertThat(functions.load().values()).containsExactly(2);
            assertThatThrownBy(() -> functions.manual(ARN, bytes("3"))).isInstanceOf(FunctionThrottled.class);
            assertThat(measured)
                    .containsExactlyInAnyOrder("ConcurrentExecutions 1.0", "ConcurrentExecutions 2.0", "Throttles 1.0");
            hold.countDown();
            assertThat(first.join()).isEqualTo(bytes("1"));
            assertThat(second.join()).isEqualTo(bytes("2"));
            assertThat(functions.manual(ARN, bytes("4"))).isEqualTo(bytes("4"));
        }
    }

    @Test
    void logsWhyAFunctionFailedButNotWhyACallerIsUnknown() {
        try (var functions = running(request -> {
            throw new IllegalStateException(new String(request, StandardCharsets.UTF_8));
        })) {
            assertThatThrownBy(() -> functions.manual(ARN, bytes("broken"))).isInstanceOf(FunctionFailed.class);
            assertThat(logged).anyMatch(line -> line.startsWith("java.lang.IllegalStateException: broken"));
            logged.clear();
            assertThatThrownBy(() -> functions.manual(ARN, bytes("Unauthorized")))
                    .isInstanceOf(FunctionFailed.class)
                    .hasMessage("Unauthorized");
            assertThat(logged).noneMatch(line -> line.contains("Unauthorized"));
        }
        assertThat(measured)
                .containsExactly(
                        repeated(2, "ConcurrentExecutions 1.0", "Invocations 1.0", "Errors 1.0", "Throttles 0.0"));
    }

    private LocalFunctions running(UnaryOperator<byte[]> work) {
        return running(template, work);
    }

    private LocalFunctions running(Template declared, UnaryOperator<byte[]> work) {
        return new LocalFunctions(
                LocalFunctions.declared(declared),
                _ -> FakeCode.manual(work),
                (_, _, metric, value, _) -> {
                    if (!metric.equals("Duration")) {
                        measured.add(metric + " " + value);
                    }
                },
                (_, line) -> logged.add(line),
                InstantSource.system());
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException problem) {
            throw new IllegalStateException("The test was stopped.", problem);
        }
    }

    private static String[] repeated(int times, String... some) {
        return IntStream.range(0, times)
                .boxed()
                .flatMap(_ -> List.of(some).stream())
                .toArray(String[]::new);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

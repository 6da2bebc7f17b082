package lyceum.local.functions;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import lyceum.local.logs.Logs;
import lyceum.local.metrics.Metrics;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;

/** All functions of the template. */
public final class LocalFunctions implements Invoker, AutoCloseable {
    private static final String NAMESPACE = "AWS/Lambda";

    private record Running(LocalFunction function, Code code, Semaphore permits) {
        /** How many calls run now. */
        int load() {
            return function.concurrency() - permits.availablePermits();
        }
    }

    private final Map<String, Running> byName = new LinkedHashMap<>();
    private final Metrics metrics;
    private final Logs logs;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public LocalFunctions(
            List<LocalFunction> functions,
            Function<LocalFunction, Code> codeOf,
            Metrics metrics,
            Logs logs,
            InstantSource clock) {
        this.metrics = metrics;
        this.logs = logs;
        this.clock = clock;
        functions.forEach(function -> byName.put(
                function.name(), new Running(function, codeOf.apply(function), new Semaphore(function.concurrency()))));
    }

    /** What the template declares. */
    public static List<LocalFunction> declared(Template template) {
        return template.ofType("AWS::Lambda::Function").stream()
                .filter(LocalFunction::isOurs)
                .map(function -> LocalFunction.of(template, function))
                .toList();
    }

    @Override
    public APIGatewayProxyResponseEvent http(String functionArn, APIGatewayProxyRequestEvent event) {
        String id = Optional.ofNullable(event.getRequestContext())
                .map(APIGatewayProxyRequestEvent.ProxyRequestContext::getRequestId)
                .orElseGet(LocalFunctions::newId);
        return call(functionArn, id, (code, call) -> code.http(event, call));
    }

    @Override
    public IamPolicyResponseV1 authorize(String functionArn, APIGatewayCustomAuthorizerEvent event) {
        return call(functionArn, newId(), (code, call) -> code.authorize(event, call));
    }

    /** Hands over messages of a queue. */
    public SQSBatchResponse queue(String functionArn, SQSEvent event) {
        return call(functionArn, newId(), (code, call) -> code.queue(event, call));
    }

    /** Tells a function the time. */
    public void schedule(String functionArn, ScheduledEvent event) {
        call(functionArn, newId(), (code, call) -> {
            code.schedule(event, call);
            return "";
        });
    }

    /** Hands over lines of a log. */
    public void logs(String functionArn, CloudWatchLogsEvent event) {
        call(functionArn, newId(), (code, call) -> {
            code.logs(event, call);
            return "";
        });
    }

    /** Calls a function by hand, JSON in and out. */
    public byte[] manual(String functionArn, byte[] request) {
        return call(functionArn, newId(), (code, call) -> code.manual(request, call));
    }

    /** How long a call of this function may take. */
    public LocalFunction function(String functionArn) {
        return running(functionArn).function();
    }

    /** How many calls of each function run now. */
    public Map<LocalFunction, Integer> load() {
        return byName.values().stream()
                .collect(Collectors.toMap(Running::function, Running::load, (left, _) -> left, LinkedHashMap::new));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        byName.values().forEach(running -> running.code().close());
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    /** The ARN may carry a version or an alias; a name will do. */
    private Running running(String functionArn) {
        String name = functionArn.startsWith("arn:")
                ? functionArn.split(":", -1)[6]
                : functionArn.split(":", -1)[0];
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new UnsupportedTemplate("The template has no function " + functionArn + "."));
    }

    private <A> A call(String functionArn, String requestId, BiFunction<Code, Invocation, A> work) {
        Running running = running(functionArn);
        LocalFunction function = running.function();
        if (!running.permits().tryAcquire()) {
            measure(function, "Throttles", 1, "Count");
            throw new FunctionThrottled(function.name());
        }
        measure(function, "ConcurrentExecutions", running.load(), "Count");
        var invocation = new Invocation(function, requestId, clock, logs);
        boolean failed = true;
        try {
            A answer = within(running, threads.submit(() -> work.apply(running.code(), invocation)));
            failed = false;
            return answer;
        } finally {
            running.permits().release();
            report(function, requestId, invocation.millis(), failed);
        }
    }

    private <A> A within(Running running, Future<A> answer) {
        LocalFunction function = running.function();
        try {
            return answer.get(function.timeout().plus(running.code().patience()).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            answer.cancel(true);
            var problem = new FunctionTimedOut(function.name(), function.timeout());
            logs.write(function.logGroup(), String.valueOf(problem.getMessage()));
            throw problem;
        } catch (ExecutionException | CancellationException problem) {
            Throwable cause = problem.getCause() == null ? problem : problem.getCause();
            if (cause instanceof InvocationProblem known) {
                throw known;
            }
            if (!"Unauthorized".equals(cause.getMessage())) {
                logs.write(function.logGroup(), trace(cause));
            }
            throw new FunctionFailed(String.valueOf(cause.getMessage()), cause);
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new FunctionFailed("The host is stopping.", interrupted);
        }
    }

    private void report(LocalFunction function, String requestId, double millis, boolean failed) {
        measure(function, "Invocations", 1, "Count");
        measure(function, "Errors", failed ? 1 : 0, "Count");
        measure(function, "Throttles", 0, "Count");
        measure(function, "Duration", millis, "Milliseconds");
        logs.write(
                function.logGroup(),
                String.format(
                        Locale.ROOT,
                        "REPORT RequestId: %s\tDuration: %.2f ms\tMemory Size: %d MB",
                        requestId,
                        millis,
                        function.memoryMegabytes()));
    }

    private void measure(LocalFunction function, String metric, double value, String unit) {
        metrics.record(NAMESPACE, Map.of("FunctionName", function.name()), metric, value, unit);
    }

    private static String trace(Throwable cause) {
        var text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString().stripTrailing();
    }
}

package lyceum.local.isolated;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import lyceum.local.functions.FunctionFailed;
import lyceum.local.functions.FunctionTimedOut;
import lyceum.local.functions.InvocationProblem;
import lyceum.local.functions.LocalFunction;
import lyceum.local.logs.Logs;
import lyceum.platform.telemetry.Spans;

/** One process with a function's code, which works on one event at a time until it is stopped or ends by itself. */
final class Environment {
    private final LocalFunction function;
    private final RuntimeApi api;
    private final TracePort traces;
    private final Process process;
    private final Logs logs;
    private final InstantSource clock;
    private volatile boolean stopped;
    private volatile Instant idleSince;

    private Environment(
            LocalFunction function, RuntimeApi api, TracePort traces, Process process, Logs logs, InstantSource clock) {
        this.function = function;
        this.api = api;
        this.traces = traces;
        this.process = process;
        this.logs = logs;
        this.clock = clock;
        this.idleSince = clock.instant();
    }

    /**
     * Starts a process; what it prints goes to the function's log group.
     *
     * @throws IOException if there can't be one
     */
    static Environment start(LocalFunction function, Launcher launcher, Logs logs, Spans spans, InstantSource clock)
            throws IOException {
        var traces = TracePort.open(function.id(), spans);
        var api = new RuntimeApi();
        try {
            Process process = launcher.launch(function, api.address(), traces.address());
            var environment = new Environment(function, api, traces, process, logs, clock);
            Thread.ofVirtual().start(environment::takePrinted);
            var _ = environment.process.onExit().thenAccept(environment::ended);
            return environment;
        } catch (IOException problem) {
            api.close();
            traces.close();
            throw problem;
        }
    }

    LocalFunction function() {
        return function;
    }

    /**
     * Waits until the function is put together.
     *
     * @throws FunctionFailed if it can't be, or not in time
     */
    void awaitReady(Duration longest) {
        within(
                api.ready(),
                longest,
                () -> new FunctionFailed("Sandbox.Timedout", "The function did not start in time."));
    }

    /**
     * Has an event worked on.
     *
     * @param trace the trace that it belongs to, as X-Ray's header names it
     * @throws FunctionFailed if the function threw, or its process ended
     * @throws FunctionTimedOut if it took too long; the process is stopped then
     */
    byte[] invoke(String requestId, String trace, byte[] event) {
        var answer = api.send(new RuntimeApi.Event(
                requestId, function.arn(), clock.instant().plus(function.timeout()), trace, event));
        return within(answer, function.timeout(), () -> new FunctionTimedOut(function.name(), function.timeout()));
    }

    /** Waits, and stops the process if what is waited for does not come: nobody knows what it is doing then. */
    private <T> T within(CompletableFuture<T> result, Duration longest, Supplier<InvocationProblem> late) {
        try {
            return result.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof FunctionFailed known
                    ? known
                    : new FunctionFailed(String.valueOf(failed.getMessage()), failed);
        } catch (TimeoutException _) {
            stop();
            InvocationProblem problem = late.get();
            logs.write(function.logGroup(), String.valueOf(problem.getMessage()));
            throw problem;
        } catch (InterruptedException interrupted) {
            stop();
            Thread.currentThread().interrupt();
            throw new FunctionFailed("The host is stopping.", interrupted);
        }
    }

    boolean isAlive() {
        return process.isAlive() && !api.hasEnded();
    }

    /** Tells when the process has ended, for whatever reason. */
    void whenEnded(Runnable action) {
        var _ = process.onExit().thenRun(action);
    }

    void rest() {
        idleSince = clock.instant();
    }

    Instant idleSince() {
        return idleSince;
    }

    /** Kills the process, which has nothing to save, and returns when it is gone. */
    void stop() {
        stopped = true;
        process.destroyForcibly().onExit().join();
        api.close();
        traces.close();
    }

    private void ended(Process process) {
        String words = "Runtime exited with error: exit status " + process.exitValue();
        if (!stopped && !api.hasEnded()) {
            logs.write(function.logGroup(), words);
        }
        api.end(new FunctionFailed("Runtime.ExitError", words));
        Thread.ofVirtual().start(() -> {
            api.close();
            traces.close();
        });
    }

    private void takePrinted() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                logs.write(function.logGroup(), line);
            }
        } catch (IOException _) {
            // The process was killed in the middle of a line.
        }
    }
}

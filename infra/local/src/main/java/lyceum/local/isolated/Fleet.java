package lyceum.local.isolated;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import lyceum.local.functions.FunctionFailed;
import lyceum.local.functions.FunctionThrottled;
import lyceum.local.functions.Invocation;
import lyceum.local.functions.LocalFunction;
import lyceum.local.logs.Logs;
import lyceum.platform.telemetry.Spans;

/**
 * The environments of all functions. A call takes one that is idle, else a new one is started. Where as many run as may, one of
 * another function that is idle gives way; if all are busy, the call waits.
 */
final class Fleet implements AutoCloseable {
    /** How long a call waits for an environment, its start included: as long as Lambda lets a function with SnapStart start. */
    static final Duration PATIENCE = Duration.ofSeconds(130);

    private final Launcher launcher;
    private final int most;
    private final Duration idleLimit;
    private final Logs logs;
    private final Spans spans;
    private final InstantSource clock;
    private final Set<Environment> running = new LinkedHashSet<>();
    private final List<Environment> idle = new ArrayList<>();
    private int starting;
    private boolean closed;

    /**
     * @param most environments at once
     * @param idleLimit after which time without an event one is stopped
     */
    Fleet(Launcher launcher, int most, Duration idleLimit, Logs logs, Spans spans, InstantSource clock) {
        this.launcher = launcher;
        this.most = most;
        this.idleLimit = idleLimit;
        this.logs = logs;
        this.spans = spans;
        this.clock = clock;
    }

    /**
     * Has an event worked on. The call's time counts from when its environment has it.
     *
     * @param trace the trace that it belongs to, as X-Ray's header names it
     * @throws lyceum.local.functions.InvocationProblem if no answer comes
     */
    byte[] invoke(LocalFunction function, String trace, byte[] event, Invocation call) {
        Environment environment = acquire(function);
        try {
            call.begin();
            return environment.invoke(call.getAwsRequestId(), trace, event);
        } finally {
            release(environment);
        }
    }

    /** Stops those that have been idle for too long. */
    void stopIdle() {
        Instant limit = clock.instant().minus(idleLimit);
        List<Environment> old;
        synchronized (this) {
            old = idle.stream()
                    .filter(environment -> !environment.idleSince().isAfter(limit))
                    .toList();
            idle.removeAll(old);
        }
        old.forEach(this::stop);
    }

    /** How many processes there are now. */
    synchronized int size() {
        return running.size() + starting;
    }

    private Environment acquire(LocalFunction function) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            Optional<Environment> free = idleOrRoom(function, deadline);
            return free.isPresent() ? free.get() : start(function, deadline);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FunctionFailed("The host is stopping.", interrupted);
        }
    }

    /** An idle environment; or empty, with room kept for a new one. */
    private synchronized Optional<Environment> idleOrRoom(LocalFunction function, long deadline)
            throws InterruptedException {
        while (true) {
            if (closed) {
                throw stopping();
            }
            Optional<Environment> free = idle.reversed().stream()
                    .filter(environment ->
                            environment.isAlive() && environment.function().equals(function))
                    .findFirst();
            if (free.isPresent()) {
                idle.remove(free.get());
                return free;
            }
            if (size() < most || giveWay()) {
                starting++;
                return Optional.empty();
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new FunctionThrottled(function.name());
            }
            wait(left);
        }
    }

    private boolean giveWay() {
        Optional<Environment> longest = idle.stream().min(Comparator.comparing(Environment::idleSince));
        longest.ifPresent(environment -> {
            idle.remove(environment);
            running.remove(environment);
            environment.stop();
        });
        return longest.isPresent();
    }

    private Environment start(LocalFunction function, long deadline) {
        long began = System.nanoTime();
        Environment environment = launch(function);
        try {
            environment.awaitReady(Duration.ofNanos(deadline - System.nanoTime()));
        } catch (FunctionFailed failed) {
            stop(environment);
            throw failed;
        }
        logs.write(
                function.logGroup(),
                String.format(Locale.ROOT, "INIT_REPORT Init Duration: %.2f ms", (System.nanoTime() - began) / 1e6));
        return environment;
    }

    private Environment launch(LocalFunction function) {
        Optional<Environment> launched = Optional.empty();
        try {
            launched = Optional.of(Environment.start(function, launcher, logs, spans, clock));
        } catch (IOException problem) {
            throw new FunctionFailed("No process could be started: " + problem.getMessage(), problem);
        } finally {
            started(launched);
        }
        Environment environment = launched.get();
        environment.whenEnded(() -> forget(environment));
        if (isClosed()) {
            stop(environment);
            throw stopping();
        }
        return environment;
    }

    private synchronized void started(Optional<Environment> environment) {
        starting--;
        environment.ifPresent(running::add);
        notifyAll();
    }

    private void stop(Environment environment) {
        environment.stop();
        forget(environment);
    }

    private synchronized void forget(Environment environment) {
        idle.remove(environment);
        running.remove(environment);
        notifyAll();
    }

    private synchronized void release(Environment environment) {
        if (environment.isAlive() && running.contains(environment)) {
            environment.rest();
            idle.add(environment);
            notifyAll();
        } else {
            forget(environment);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private static FunctionFailed stopping() {
        return new FunctionFailed("Runtime.Stopped", "The host is stopping.");
    }

    @Override
    public void close() {
        List<Environment> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(running);
            idle.clear();
            notifyAll();
        }
        all.forEach(this::stop);
    }
}

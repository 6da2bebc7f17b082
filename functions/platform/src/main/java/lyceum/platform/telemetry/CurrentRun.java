package lyceum.platform.telemetry;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import lyceum.contract.Measure;
import lyceum.platform.telemetry.Telemetry.Metric;

/**
 * The run of a function that a thread works for: what is noted here is told with it. Threads that a run starts note for it if their
 * work is {@link #carried}. Outside a run nothing is noted.
 */
public final class CurrentRun {
    private static final ScopedValue<CurrentRun> CURRENT = ScopedValue.newInstance();

    private final Telemetry telemetry;
    private final Usage usage;
    private final Trace trace;

    private CurrentRun(Telemetry telemetry, Usage usage, Trace trace) {
        this.telemetry = telemetry;
        this.usage = usage;
        this.trace = trace;
    }

    /** Works for a run. */
    public static <R> R during(
            Telemetry telemetry, Usage usage, Trace trace, ScopedValue.CallableOp<R, RuntimeException> work) {
        return ScopedValue.where(CURRENT, new CurrentRun(telemetry, usage, trace))
                .call(work);
    }

    /** The same work, done for the present run on whichever thread it is done. */
    public static <R> Callable<R> carried(Callable<R> work) {
        if (!CURRENT.isBound()) {
            return work;
        }
        CurrentRun run = CURRENT.get();
        Callable<R> traced = run.telemetry.carried(work);
        return () -> ScopedValue.where(CURRENT, run).call(traced::call);
    }

    /** The trace that the present run belongs to. */
    public static Optional<Trace> trace() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get().trace) : Optional.empty();
    }

    /** Does some work as a named part of the run: {@code kind.what}, for example {@code encryption.hash}. */
    public static <R> R span(String name, Supplier<R> work) {
        return CURRENT.isBound() ? CURRENT.get().telemetry.span(name, work) : work.get();
    }

    /** Counts one of something. */
    public static void count(Measure measure) {
        if (CURRENT.isBound()) {
            CURRENT.get().usage.counted(measure);
        }
    }

    /** Notes that a cache was asked, and whether it knew. */
    public static void looked(String cache, boolean hit) {
        if (CURRENT.isBound()) {
            CURRENT.get().usage.looked(cache, hit);
        }
    }

    /** Makes one call of AWS: {@code service.Action}, for example {@code s3.PutObject}. */
    public static <R> R calling(String name, Supplier<R> call) {
        if (!CURRENT.isBound()) {
            return call.get();
        }
        CurrentRun run = CURRENT.get();
        run.usage.begun();
        try {
            return run.telemetry.call(name, call);
        } finally {
            run.usage.ended();
        }
    }

    /** Notes one call of DynamoDB that is over, and what it consumed. */
    public static void called(long nanos, double readUnits, double writeUnits) {
        if (CURRENT.isBound()) {
            CURRENT.get().usage.called(nanos, readUnits, writeUnits);
        }
    }

    /** Notes that DynamoDB refused a call because of its rate. */
    public static void throttled() {
        if (CURRENT.isBound()) {
            CURRENT.get().usage.throttled();
        }
    }

    /**
     * Surrounds one call of an AI provider, which is measured at once: a run may take minutes.
     *
     * @param microUsd what the answer cost, in millionths of a US dollar; a call that throws cost nothing
     */
    public static <R> R providing(String provider, Supplier<R> call, ToLongFunction<R> microUsd) {
        if (!CURRENT.isBound()) {
            return call.get();
        }
        CurrentRun run = CURRENT.get();
        long start = System.nanoTime();
        boolean failed = true;
        long cost = 0;
        try {
            R answer = run.telemetry.span("provider." + provider, call);
            cost = microUsd.applyAsLong(answer);
            failed = false;
            return answer;
        } finally {
            run.provided(provider, System.nanoTime() - start, cost, failed);
        }
    }

    private void provided(String provider, long nanos, long microUsd, boolean failed) {
        usage.provided(nanos, microUsd, failed);
        telemetry.metrics(
                Measure.By.PROVIDER,
                provider,
                new Metric(Measure.PROVIDER_CALLS, 1),
                new Metric(Measure.PROVIDER_FAILURES, failed ? 1 : 0),
                new Metric(Measure.PROVIDER_TIME, nanos / 1e6),
                new Metric(Measure.PROVIDER_COST, microUsd));
    }
}

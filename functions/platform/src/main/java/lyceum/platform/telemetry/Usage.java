package lyceum.platform.telemetry;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;

/** What one run has asked of DynamoDB. Threads that it starts count into it if their work is {@link #carried}. */
public final class Usage {
    private static final ScopedValue<Usage> CURRENT = ScopedValue.newInstance();

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private final DoubleAdder readUnits = new DoubleAdder();
    private final DoubleAdder writeUnits = new DoubleAdder();

    /** Runs with this usage as the present one. */
    public <R> R during(ScopedValue.CallableOp<R, RuntimeException> work) {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    /** The same work, counted into the present run on whichever thread it is done. */
    public static <R> Callable<R> carried(Callable<R> work) {
        if (!CURRENT.isBound()) {
            return work;
        }
        var here = ScopedValue.where(CURRENT, CURRENT.get());
        return () -> here.call(work::call);
    }

    /** Notes one call, if a run is being counted. */
    public static void called(long nanos, double readUnits, double writeUnits) {
        if (CURRENT.isBound()) {
            Usage usage = CURRENT.get();
            usage.calls.incrementAndGet();
            usage.nanos.addAndGet(nanos);
            usage.readUnits.add(readUnits);
            usage.writeUnits.add(writeUnits);
        }
    }

    public int calls() {
        return calls.get();
    }

    public double milliseconds() {
        return nanos.get() / 1e6;
    }

    public double readUnits() {
        return readUnits.sum();
    }

    public double writeUnits() {
        return writeUnits.sum();
    }
}

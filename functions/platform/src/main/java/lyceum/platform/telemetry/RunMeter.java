package lyceum.platform.telemetry;

import com.amazonaws.services.lambda.runtime.Context;

/** Measures one run: its time, its processor, the memory at its end, and what it used. */
public final class RunMeter {
    private final Gauges gauges;
    private final Context lambda;
    private final Usage usage = new Usage();
    private final long processorBefore;
    private final long start;

    /** Begins now. */
    public RunMeter(Gauges gauges, Context lambda) {
        this.gauges = gauges;
        this.lambda = lambda;
        this.processorBefore = gauges.processorNanos();
        this.start = System.nanoTime();
    }

    /** What the run has used so far. */
    public Usage usage() {
        return usage;
    }

    /** How it stands now. */
    public Reading read() {
        long nanos = System.nanoTime() - start;
        double possible = nanos * gauges.processors(lambda);
        double processor = possible <= 0 ? 0 : 100.0 * (gauges.processorNanos() - processorBefore) / possible;
        return new Reading(nanos / 1e6, gauges.memoryPercent(lambda), Math.clamp(processor, 0, 100));
    }

    /**
     * One look at it.
     *
     * @param memoryPercent memory in use, of what the function may have
     * @param cpuPercent processor time since the beginning, of what its processors could have given
     */
    public record Reading(double milliseconds, double memoryPercent, double cpuPercent) {}
}

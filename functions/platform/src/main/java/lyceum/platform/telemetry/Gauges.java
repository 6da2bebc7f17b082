package lyceum.platform.telemetry;

import com.amazonaws.services.lambda.runtime.Context;

/** How much of its place a function uses: of its own environment on Lambda, or of a process that it shares with others. */
public interface Gauges {
    /** Memory in use, between 0 and 100 of what there is. */
    double memoryPercent(Context lambda);

    /** Processor time that the process has used so far. */
    long processorNanos();

    /** How many processors the function may use at once. */
    double processors(Context lambda);

    /** Those of a process that runs one function on Lambda: a processor for each 1,769 MB of its memory. */
    static Gauges ofLambda() {
        return new ProcessGauges(Context::getMemoryLimitInMB, lambda -> lambda.getMemoryLimitInMB() / 1_769.0);
    }

    /** Those of a process that runs many functions: it may use all of the machine. */
    static Gauges ofSharedProcess() {
        int megabytes = ProcessGauges.machineMegabytes();
        int processors = Runtime.getRuntime().availableProcessors();
        return new ProcessGauges(_ -> megabytes, _ -> processors);
    }
}

package lyceum.contract.performance;

import lyceum.contract.Doc;

@Doc("One function.")
public record FunctionMetrics(
        @Doc("Its id.") String function,

        @Doc("Requests and runs.") long runs,

        @Doc("Those that failed.") long failed,

        @Doc("Those that were the first of a copy.") long coldStarts,

        @Doc("How long one took.") LatencyView runMs,

        @Doc("Mean memory use, in per cent of what it has.") double meanMemoryPercent,

        @Doc("The highest.") double maxMemoryPercent,

        @Doc("Mean processor use, in per cent of what it has.")
        double meanCpuPercent,

        @Doc("The highest.") double maxCpuPercent) {}

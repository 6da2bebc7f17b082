package lyceum.contract.performance;

import lyceum.contract.Doc;

@Doc("The day at its busiest.")
public record ReportCapacity(
        @Doc("Requests a second in the busiest minute.") double peakRequestsPerSecond,

        @Doc("Share of what the gateway of an account lets through, in per cent.")
        double ofAccountPercent,

        @Doc("The most different callers in one minute.") long peakConcurrentUsers,

        @Doc("The highest memory use of a function, in per cent of what it has.")
        double maxMemoryPercent,

        @Doc("Which function that was; empty if none was measured.")
        String maxMemoryFunction,

        @Doc("The highest processor use of a run, in per cent.")
        double maxCpuPercent,

        @Doc("The highest use of connections, in per cent.") double maxConnectionsPercent,

        @Doc("Calls that DynamoDB throttled.") long databaseThrottles) {}

package lyceum.contract.performance;

import lyceum.contract.Doc;

@Doc("How the system does now, over the last five minutes.")
public record PerformanceHealth(
        @Doc("healthy; degraded if answers or queues are slow; unhealthy if answers fail or memory runs out.")
        String status,

        @Doc("Mean time to an answer, in ms.") double responseTimeMs,

        @Doc("Mean number of requests under way at once.") double activeConnections,

        @Doc("Mean processor use of the functions' runs, in per cent.")
        double cpuUsagePercent,

        @Doc("The highest memory use of a function, in per cent.")
        double memoryUsagePercent,

        @Doc("Courses that are being generated.") long concurrentGenerations,

        @Doc("Jobs that wait in the queues.") long queueDepth) {}

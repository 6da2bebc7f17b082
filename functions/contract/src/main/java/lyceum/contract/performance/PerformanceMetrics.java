package lyceum.contract.performance;

import lyceum.contract.Doc;

@Doc("The last 24 hours in seven numbers.")
@SuppressWarnings("MemberName") // the digits stand apart on the wire: avg_response_time_24h
public record PerformanceMetrics(
        @Doc("Mean time to an answer, in ms.") double avgResponseTime_24h,
        @Doc("95 % of the answers took no longer, in ms.") double p95ResponseTime_24h,
        @Doc("99 % of the answers took no longer, in ms.") double p99ResponseTime_24h,

        @Doc("The share of answers with a status below 500, in per cent.")
        double successRate_24h,

        @Doc("How many requests there were.") long totalRequests_24h,
        @Doc("The most different callers in one minute.") long peakConcurrentUsers,

        @Doc("The share of generations that succeeded, in per cent; 100 where there was none.")
        double generationSuccessRate) {}

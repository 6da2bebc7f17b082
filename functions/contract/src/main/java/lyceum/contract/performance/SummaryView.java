package lyceum.contract.performance;

import java.util.List;
import lyceum.contract.Doc;

@Doc("All requests of a time.")
public record SummaryView(
        @Doc("The first moment, ISO 8601.") String from,
        @Doc("The moment after the last, ISO 8601.") String to,
        @Doc("The operation that was asked for, or all.") String operation,
        @Doc("How many requests there were.") long requests,
        @Doc("Answers by class of status.") StatusesView statuses,

        @Doc("The share of answers with a status of 400 or more, in per cent.")
        double errorRatePercent,

        @Doc("The share of answers with a status below 500, in per cent.")
        double successRatePercent,

        @Doc("Time from the request to the answer, at the gateway.")
        LatencyView responseTimeMs,

        @Doc("Mean size of an answer in bytes.") double meanResponseBytes,
        @Doc("Requests a second over the whole time.") double requestsPerSecond,

        @Doc("Requests a second in the busiest minute.") double peakRequestsPerSecond,

        @Doc("The most different callers in one minute.") long peakConcurrentUsers,

        @Doc("The length of a step of the course, in seconds: 60, 3600 or 86400.")
        int stepSeconds,

        @Doc("The course over time; steps without requests are left out.")
        List<SummaryPoint> course) {}

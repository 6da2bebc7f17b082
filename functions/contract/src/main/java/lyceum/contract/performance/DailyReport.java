package lyceum.contract.performance;

import java.util.List;
import lyceum.contract.Doc;

@Doc("A day in UTC, looked at as a whole.")
public record DailyReport(
        @Doc("The day.") String date,

        @Doc("When the report was made, ISO 8601.") String madeAt,

        @Doc("kept, if every operation was within its service level; else missed.")
        String verdict,

        @Doc("How many requests there were.") long requests,

        @Doc("Answers by class of status.") StatusesView statuses,

        @Doc("The share of answers with a status below 500, in per cent.")
        double successRatePercent,

        @Doc("Time from the request to the answer, at the gateway.")
        LatencyView responseTimeMs,

        @Doc("Each operation against its service level, missed ones first.")
        List<EndpointView> operations,

        @Doc("The day against the days before.") List<ReportTrend> trend,

        @Doc(
                "Hours unlike the same hours of the days before: further from their median than 3 deviations and 20 %, with four days at least to compare with.")
        List<ReportAnomaly> anomalies,

        @Doc("The day at its busiest.") ReportCapacity capacity,

        @Doc("What broke, the most frequent first.") List<ReportFailure> broke,

        @Doc("The course of the day.") List<ReportPoint> hours) {}

package lyceum.contract.performance;

import lyceum.contract.Doc;

@Doc("An hour unlike the same hour of other days.")
public record ReportAnomaly(
        @Doc("When the hour began, ISO 8601.") String time,

        @Doc("What was unlike.") String figure,

        @Doc("In this hour.") double value,

        @Doc("The median of the same hour of the days before, 14 at most.")
        double usual,

        @Doc("How many standard deviations that is, estimated as 1.4826 times the median distance from the median.")
        double deviation) {}

package lyceum.contract.performance;

import lyceum.contract.Doc;

@Doc("One figure of the day against the days before.")
public record ReportTrend(
        @Doc("What it is.") String figure,

        @Doc("On the day.") double value,

        @Doc("The median of the days before, seven at most; the day's own value where there is none.")
        double usual,

        @Doc("How far the day is above the usual, in per cent; below it where negative.")
        double changePercent) {}

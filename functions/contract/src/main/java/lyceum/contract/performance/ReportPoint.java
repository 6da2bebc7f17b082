package lyceum.contract.performance;

import lyceum.contract.Doc;

@Doc("An hour of the day.")
public record ReportPoint(
        @Doc("When it began, ISO 8601.") String time,

        @Doc("Requests in it.") long requests,

        @Doc("Answers with a status from 500 on.") long serverErrors,

        @Doc("95 % of the answers took no longer, in ms.") double p95) {}

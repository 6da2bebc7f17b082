package lyceum.contract.performance;

import lyceum.contract.Doc;

@Doc("One step of a course over time.")
public record SummaryPoint(
        @Doc("When the step begins, ISO 8601.") String time,
        @Doc("Requests in it.") long requests,
        @Doc("Answers with a status from 400 to 499.") long clientErrors,
        @Doc("Answers with a status from 500 on.") long serverErrors,
        @Doc("Half of the answers took no longer, in ms.") double p50,
        @Doc("95 % of the answers took no longer, in ms.") double p95,
        @Doc("99 % of the answers took no longer, in ms.") double p99,

        @Doc("The most different callers in one minute of it.")
        long callers) {}

package lyceum.contract.performance;

import java.util.Optional;
import lyceum.contract.Doc;

/** What the functions did in one step of a course over time. */
@Doc("One step of a course over time.")
public record SystemPoint(
        @Doc("When the step begins, ISO 8601.") String time,
        @Doc("Requests and runs.") long runs,
        @Doc("Those that failed.") long failed,

        @Doc("The highest memory use of a function, in per cent of what it has.")
        double maxMemoryPercent,

        @Doc("Mean processor use, in per cent of what the functions have.")
        double meanCpuPercent,

        @Doc("Mean time of a call of DynamoDB, in ms.") double databaseMs,

        @Doc("Hits of the caches, in per cent of the runs that looked; absent where none did.")
        Optional<Double> cacheHitRatePercent,

        @Doc("Mean wait of a run for its language model, in ms; absent where none asked.")
        Optional<Double> providerWaitMs,

        @Doc("What the language models cost, in US dollars.")
        double providerCostUsd,

        @Doc("Courses that were generated.") long generationsFinished,
        @Doc("Generations that failed.") long generationsFailed,
        @Doc("Exports that were made.") long exportsFinished,
        @Doc("People who signed in.") long logins,
        @Doc("Attempts that failed.") long loginsFailed,
        @Doc("Attempts on a locked account.") long loginsLocked) {}

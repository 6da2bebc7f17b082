package lyceum.contract.performance;

import java.util.List;
import java.util.Optional;
import lyceum.contract.Doc;

@Doc("The functions in a time.")
public record SystemMetrics(
        @Doc("The first moment, ISO 8601.") String from,

        @Doc("The moment after the last, ISO 8601.") String to,

        @Doc("One entry per function that ran.") List<FunctionMetrics> functions,

        @Doc(
                "The share of runs that found what they looked for in a cache, in per cent of those that looked; absent where none did.")
        Optional<Double> cacheHitRatePercent,

        @Doc("People who signed in.") long logins,

        @Doc("Attempts that failed.") long loginsFailed,

        @Doc("Attempts on a locked account.") long loginsLocked,

        @Doc("New accounts.") long registrations,

        @Doc("Exports that were made.") long exportsFinished,

        @Doc("The cache of the copy of the function that answered; other copies have their own.")
        CacheStatistics answeringCache,

        @Doc("The length of a step of the course, in seconds: 60, 3600 or 86400.")
        int stepSeconds,

        @Doc("The course over time; steps without runs are left out.")
        List<SystemPoint> course) {}

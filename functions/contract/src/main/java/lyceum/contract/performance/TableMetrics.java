package lyceum.contract.performance;

import lyceum.contract.Doc;

@Doc("What the functions of one context asked of DynamoDB.")
public record TableMetrics(
        @Doc("The context's table; calls of the table of limits are among its calls.")
        String table,

        @Doc("Runs of its functions.") long runs,

        @Doc("Calls of DynamoDB.") long calls,

        @Doc("Time of a call; each call of a run counts with the mean of the run.")
        LatencyView queryTimeMs,

        @Doc("Consumed read units.") double readUnits,

        @Doc("Consumed write units.") double writeUnits,

        @Doc("Calls that DynamoDB throttled.") long throttles) {}

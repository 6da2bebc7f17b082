package lyceum.contract.performance;

import java.util.List;
import lyceum.contract.Doc;

@Doc("Connections in a time.")
public record ConnectionMetrics(
        @Doc("The first moment, ISO 8601.") String from,

        @Doc("The moment after the last, ISO 8601.") String to,

        @Doc("Mean number of requests under way at once.") double meanActive,

        @Doc("The most different callers in one minute.") long peakConcurrentUsers,

        @Doc("Requests a second in the busiest minute.") double peakRequestsPerSecond,

        @Doc("One entry per function.") List<FunctionConnections> functions) {}

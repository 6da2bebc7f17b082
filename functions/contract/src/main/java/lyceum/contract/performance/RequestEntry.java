package lyceum.contract.performance;

import java.util.Optional;
import lyceum.contract.Doc;

@Doc("A request that was slow or failed.")
public record RequestEntry(
        @Doc("When it came, ISO 8601.") String timestamp,

        @Doc("Its id, as in X-Request-ID.") String requestId,

        @Doc("The operation's id, or unknown.") String operation,

        @Doc("The path of the route.") String endpoint,

        @Doc("The HTTP method.") String method,

        @Doc("Time to the answer at the gateway, in ms.") long responseTime,

        @Doc("What was answered.") int statusCode,

        @Doc("Memory in use by the function, in per cent of what it has.")
        Optional<Double> memoryUsage,

        @Doc("Processor time of the run, in per cent of what the function has.")
        Optional<Double> cpuUsage,

        @Doc("Bytes of the request's body.") Optional<Long> requestSize,

        @Doc("Bytes of the answer.") Optional<Long> responseSize,

        @Doc("The person or key that called.") Optional<String> userId,

        @Doc("The network the request came from: a /24 or a /48.")
        Optional<String> ipAddress) {}

package lyceum.local.traces;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import lyceum.contract.Api;
import lyceum.contract.Operation;
import lyceum.contract.ServiceLevel;
import lyceum.platform.telemetry.Span;

/**
 * How the request of a trace was answered.
 *
 * @param duration from the request's arrival at the gateway to the answer
 * @param slow whether it took longer than the operation's level promises to 95 % of its callers
 */
public record Answer(String requestId, int status, Duration duration, boolean slow) {
    private static final Map<String, Duration> PROMISED = Api.OPERATIONS.stream()
            .collect(Collectors.toUnmodifiableMap(
                    Operation::id, operation -> operation.level().p95()));

    static Answer of(Span span, String requestId, int status) {
        Duration promised = PROMISED.getOrDefault(span.name(), ServiceLevel.LIST_READ.p95());
        return new Answer(requestId, status, span.duration(), span.duration().compareTo(promised) > 0);
    }

    /** Whether the status says that the caller did not get what was asked for. */
    public boolean failed() {
        return status >= 400;
    }
}

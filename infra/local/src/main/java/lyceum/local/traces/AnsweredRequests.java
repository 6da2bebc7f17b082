package lyceum.local.traces;

import lyceum.platform.telemetry.Span;

/** Takes what the gateway knows of each request that it has answered. */
@FunctionalInterface
public interface AnsweredRequests {
    /**
     * A request was answered.
     *
     * @param span the gateway's part of the request's trace
     * @param requestId as in {@code X-Request-ID}
     * @param status what was answered
     */
    void answered(Span span, String requestId, int status);
}

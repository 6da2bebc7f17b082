package lyceum.local.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import lyceum.local.http.Request;
import lyceum.platform.telemetry.Span;
import lyceum.platform.telemetry.Trace;
import org.jspecify.annotations.Nullable;

/** One request on its way through the gateway, with what has become known of it. Used by one thread. */
final class Exchange {
    Request request;
    final StageSettings stage;
    final String requestId;
    final String traceId;
    final String spanId;
    final long startedMillis;
    final long startedNanos;

    @Nullable
    Route route;

    @Nullable
    Map<String, String> pathParameters;

    @Nullable
    Authorization authorization;

    @Nullable
    String apiKeyId;

    @Nullable
    Failed failed;

    String path;
    int status;
    int responseLength;
    int integrationStatus;
    long integrationMillis = -1;
    long authorizerMillis;

    Exchange(Request request, StageSettings stage, long nowMillis) {
        this.request = request;
        this.stage = stage;
        this.path = request.path();
        this.startedMillis = nowMillis;
        this.startedNanos = System.nanoTime();
        this.requestId = Ids.request();
        this.spanId = Ids.span();
        this.traceId = Ids.trace(request.headers().get("X-Amzn-Trace-Id"), spanId, nowMillis, stage.traced());
    }

    /** The gateway's part of the trace that the request belongs to, which is over now. */
    Optional<Span> span() {
        String callers = traceId.replace(";Parent=" + spanId, "");
        String traceparent = request.headers().first(Trace.HEADER);
        return Trace.found(Optional.ofNullable(traceparent), Optional.of(callers), spanId)
                .map(this::span);
    }

    private Span span(Trace trace) {
        return new Span(
                trace.traceId(),
                spanId,
                trace.parentId(),
                "gateway",
                route == null || route.operationName() == null ? "gateway" : route.operationName(),
                Instant.ofEpochMilli(startedMillis),
                Duration.ofNanos(System.nanoTime() - startedNanos),
                status >= 500);
    }

    long millisSoFar() {
        return (System.nanoTime() - startedNanos) / 1_000_000;
    }
}

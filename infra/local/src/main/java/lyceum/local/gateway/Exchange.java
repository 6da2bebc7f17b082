package lyceum.local.gateway;

import java.util.Map;
import lyceum.local.http.Request;
import org.jspecify.annotations.Nullable;

/** One request on its way through the gateway, with what has become known of it. Used by one thread. */
final class Exchange {
    Request request;
    final StageSettings stage;
    final String requestId;
    final String traceId;
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

    Exchange(Request request, StageSettings stage, long nowMillis) {
        this.request = request;
        this.stage = stage;
        this.path = request.path();
        this.startedMillis = nowMillis;
        this.startedNanos = System.nanoTime();
        this.requestId = Ids.request();
        this.traceId = Ids.trace(request.headers().get("X-Amzn-Trace-Id"), nowMillis, stage.traced());
    }

    long millisSoFar() {
        return (System.nanoTime() - startedNanos) / 1_000_000;
    }
}

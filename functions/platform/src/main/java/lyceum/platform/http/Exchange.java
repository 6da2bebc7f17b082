package lyceum.platform.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lyceum.contract.Access;
import lyceum.contract.Caching;
import lyceum.contract.Operation;
import lyceum.contract.Problem;
import lyceum.contract.Violation;
import lyceum.platform.Json;
import lyceum.platform.environment.Instance;
import lyceum.platform.telemetry.Usage;

/** The outermost link: one gateway event in, its answer out with every header the API promises, one canonical event told. */
public final class Exchange implements Function<Run<APIGatewayProxyRequestEvent>, APIGatewayProxyResponseEvent> {
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final String BY_CALLER = "Accept-Encoding, Authorization, X-API-Key";

    private final Operation operation;
    private final Instance instance;
    private final Step chain;

    Exchange(Operation operation, Instance instance, Step chain) {
        this.operation = operation;
        this.instance = instance;
        this.chain = chain;
    }

    @Override
    public APIGatewayProxyResponseEvent apply(Run<APIGatewayProxyRequestEvent> run) {
        return instance.environment().telemetry().run(run.lambda(), () -> answer(run));
    }

    private APIGatewayProxyResponseEvent answer(Run<APIGatewayProxyRequestEvent> run) {
        long start = System.nanoTime();
        var usage = new Usage();
        Request request = GatewayEvents.request(operation, run, instance.environment());
        Answer answer = usage.during(
                () -> instance.environment().telemetry().span(operation.id(), () -> chain.answer(request)));
        byte[] body = body(answer, request);
        double milliseconds = (System.nanoTime() - start) / 1e6;
        Canonical.told(instance, request, answer, body.length, milliseconds, usage);
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(answer.status())
                .withHeaders(headers(request, answer, milliseconds, usage))
                .withBody(new String(body, StandardCharsets.UTF_8))
                .withIsBase64Encoded(false);
    }

    private Map<String, String> headers(Request request, Answer answer, double milliseconds, Usage usage) {
        var headers = new LinkedHashMap<String, String>();
        mediaType(answer.body()).ifPresent(type -> headers.put("Content-Type", type));
        boolean kept = answer.status() < 400;
        headers.put(
                "Cache-Control",
                kept ? operation.caching().header() : Caching.noStore().header());
        headers.put("Vary", operation.access() instanceof Access.Open ? "Accept-Encoding" : BY_CALLER);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Request-ID", request.invocation().requestId());
        headers.put("X-Server-ID", instance.serverId());
        headers.put("X-Response-Time", Math.round(milliseconds) + "ms");
        headers.put("Server-Timing", timing(milliseconds, usage));
        headers.put("traceparent", request.trace().header());
        cacheStatus(answer, kept).forEach(headers::put);
        headers.putAll(answer.headers());
        return headers;
    }

    private static String timing(double milliseconds, Usage usage) {
        return String.format(
                Locale.ROOT,
                "app;dur=%.1f, db;dur=%.1f;desc=\"%d calls\"",
                milliseconds,
                usage.milliseconds(),
                usage.calls());
    }

    /** Whether a cache of ours helped: a held ETag is a hit; what may be kept is a miss; all else goes past any cache. */
    private Map<String, String> cacheStatus(Answer answer, boolean kept) {
        if (answer.status() == 304) {
            return Map.of("X-Cache-Status", "HIT", "Cache-Status", "lyceum; hit");
        }
        return kept && !(operation.caching() instanceof Caching.NoStore)
                ? Map.of("X-Cache-Status", "MISS", "Cache-Status", "lyceum; fwd=miss")
                : Map.of("X-Cache-Status", "BYPASS", "Cache-Status", "lyceum; fwd=bypass");
    }

    private static Optional<String> mediaType(Answer.Body body) {
        return switch (body) {
            case Answer.Body.Empty _ -> Optional.empty();
            case Answer.Body.Content content -> Optional.of(content.mediaType());
            case Answer.Body.Failure _ -> Optional.of(PROBLEM_JSON);
        };
    }

    private static byte[] body(Answer answer, Request request) {
        return switch (answer.body()) {
            case Answer.Body.Empty _ -> new byte[0];
            case Answer.Body.Content content -> content.bytes();
            case Answer.Body.Failure failure ->
                Json.bytes(ProblemView.of(failure, request.invocation().requestId()));
        };
    }

    /** The members of a problem (RFC 9457), the same that the gateway's own answers have. */
    record ProblemView(
            String type,
            String title,
            int status,
            String detail,
            String code,
            String requestId,
            List<Violation> errors) {
        static ProblemView of(Answer.Body.Failure failure, String requestId) {
            Problem problem = failure.problem();
            return new ProblemView(
                    problem.type(),
                    problem.title(),
                    problem.status(),
                    failure.detail(),
                    problem.slug(),
                    requestId,
                    failure.violations());
        }
    }
}

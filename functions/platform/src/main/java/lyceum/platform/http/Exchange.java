package lyceum.platform.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lyceum.contract.Access;
import lyceum.contract.Caching;
import lyceum.contract.Operation;
import lyceum.contract.Problem;
import lyceum.contract.Violation;
import lyceum.platform.environment.Instance;
import lyceum.platform.telemetry.CurrentRun;
import lyceum.platform.telemetry.RunMeter;
import lyceum.platform.telemetry.RunMeter.Reading;
import lyceum.platform.telemetry.Telemetry;
import lyceum.platform.telemetry.Trace;
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
        var meter = new RunMeter(instance.environment().gauges(), run.lambda());
        Usage usage = meter.usage();
        Telemetry telemetry = instance.environment().telemetry();
        Request request = GatewayEvents.request(operation, run, instance.environment());
        Answer answer = CurrentRun.during(telemetry, usage, request.trace(), () -> traced(telemetry, request));
        Answered answered = Answered.of(operation, request, answer);
        Reading reading = meter.read();
        Canonical.request(instance, request, answered, reading, usage);
        return response(request, answered, reading, usage);
    }

    APIGatewayProxyResponseEvent response(Request request, Answered answered, Reading reading, Usage usage) {
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(answered.answer().status())
                .withHeaders(headers(request, answered, reading, usage))
                .withBody(answered.text())
                .withIsBase64Encoded(false);
    }

    private Answer traced(Telemetry telemetry, Request request) {
        return telemetry.traced(
                request.trace(), operation.id(), answer -> answer.status() >= 500, () -> chain.answer(request));
    }

    private Map<String, String> headers(Request request, Answered answered, Reading reading, Usage usage) {
        Answer answer = answered.answer();
        var headers = new LinkedHashMap<String, String>();
        mediaType(answer.body()).ifPresent(type -> headers.put("Content-Type", type));
        headers.put(
                "Cache-Control",
                answer.status() < 400
                        ? operation.caching().header()
                        : Caching.noStore().header());
        headers.put("Vary", operation.access() instanceof Access.Open ? "Accept-Encoding" : BY_CALLER);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Request-ID", request.invocation().requestId());
        headers.put("X-Server-ID", instance.serverId());
        headers.put("X-Response-Time", Math.round(reading.milliseconds()) + "ms");
        headers.put("Server-Timing", ServerTiming.of(request, answered.cache(), reading, usage));
        headers.put(Trace.HEADER, request.trace().header());
        headers.put("X-Cache-Status", answered.cache().header());
        headers.put("Cache-Status", answered.cache().status());
        headers.putAll(answer.headers());
        return headers;
    }

    private static Optional<String> mediaType(Answer.Body body) {
        return switch (body) {
            case Answer.Body.Empty _ -> Optional.empty();
            case Answer.Body.Content content -> Optional.of(content.mediaType());
            case Answer.Body.Failure _ -> Optional.of(PROBLEM_JSON);
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

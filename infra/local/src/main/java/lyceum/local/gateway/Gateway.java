package lyceum.local.gateway;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lyceum.local.functions.Invoker;
import lyceum.local.http.Gzip;
import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.logs.Logs;
import lyceum.local.metrics.Metrics;
import lyceum.local.template.Properties;
import lyceum.local.template.Resource;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;
import lyceum.local.traces.AnsweredRequests;

/** The template's REST API at work. Safe for use by many threads; nothing is locked while a function runs. */
public final class Gateway {
    /** The resource types that are read here. */
    public static final Set<String> TYPES = Set.of(
            "AWS::ApiGateway::Account",
            "AWS::ApiGateway::ApiKey",
            "AWS::ApiGateway::Authorizer",
            "AWS::ApiGateway::Deployment",
            "AWS::ApiGateway::GatewayResponse",
            "AWS::ApiGateway::Method",
            "AWS::ApiGateway::Resource",
            "AWS::ApiGateway::RestApi",
            "AWS::ApiGateway::Stage",
            "AWS::ApiGateway::UsagePlan",
            "AWS::ApiGateway::UsagePlanKey");

    private static final int LARGEST_BODY = 10 * 1024 * 1024;
    private static final int LARGEST_HEADERS = 10_240;

    private final StageSettings stage;
    private final Routes routes;
    private final UsagePlans plans;
    private final GatewayResponses responses;
    private final Answers answers;
    private final Optional<Long> compressedFrom;
    private final Optional<AccessLog> accessLog;
    private final Measures measures;
    private final Logs logs;
    private final AnsweredRequests answered;
    private final InstantSource clock;

    private Gateway(
            Template template,
            Invoker invoker,
            UsageKeys keys,
            Metrics metrics,
            Logs logs,
            AnsweredRequests answered,
            InstantSource clock) {
        Resource api = only(template, "AWS::ApiGateway::RestApi");
        Resource deployed = only(template, "AWS::ApiGateway::Stage");
        var reader = new StageReader(deployed);
        this.stage = reader.settings(template, api, deployed.properties().text("RestApiId"));
        this.routes = new RouteReader(template, api, reader, invoker).read();
        this.responses = new GatewayResponses();
        template.ofType("AWS::ApiGateway::GatewayResponse").forEach(one -> responses.add(one.properties()));
        this.plans = plans(template, keys);
        TemplateKeys.admit(template, keys);
        this.answers = new Answers(invoker, api.properties().texts("BinaryMediaTypes"));
        this.compressedFrom = api.properties().numberIf("MinimumCompressionSize");
        this.accessLog = reader.accessLog();
        this.measures = new Measures(metrics, stage);
        this.logs = logs;
        this.answered = answered;
        this.clock = clock;
    }

    /**
     * Reads the template's one REST API with its one stage.
     *
     * @param keys the keys its usage plans count by
     * @param logs takes the access log
     * @param answered takes the gateway's own part of each request's trace, with the answer
     * @throws UnsupportedTemplate if the API uses what is not known here
     */
    public static Gateway of(
            Template template,
            Invoker invoker,
            UsageKeys keys,
            Metrics metrics,
            Logs logs,
            AnsweredRequests answered,
            InstantSource clock) {
        return new Gateway(template, invoker, keys, metrics, logs, answered, clock);
    }

    /** The host name that the template knows the API by. */
    public String domainName() {
        return stage.domainName();
    }

    /** Answers a request whose path begins with the stage, as on AWS; a path outside it is forbidden. */
    public Response answer(Request request) {
        Optional<String> path = withinStage(request.path());
        if (path.isEmpty()) {
            return Response.text(403, "application/json", "{\"message\":\"Forbidden\"}");
        }
        return answer(request.withPath(path.get()), () -> {});
    }

    /** Answers a request whose body was too large to be read. */
    public Response tooLarge(Request request) {
        return answer(request.withPath(withinStage(request.path()).orElse("/")), () -> {
            throw new Failed(Failure.REQUEST_TOO_LARGE, "Request Too Long");
        });
    }

    private Response answer(Request request, Runnable first) {
        var exchange = new Exchange(request, stage, clock.millis());
        Response response;
        try {
            first.run();
            response = integrate(exchange);
        } catch (Failed failed) {
            response = responses.answer(exchange, failed);
        }
        Response finished = finish(response, exchange);
        exchange.status = finished.status();
        exchange.responseLength = finished.body().length;
        measures.record(exchange);
        exchange.span().ifPresent(span -> answered.answered(span, "req-" + exchange.requestId, exchange.status));
        accessLog.ifPresent(log -> logs.write(log.group(), log.format().render(exchange, "-")));
        return finished;
    }

    /** In the order of AWS: size, route, caller, usage plan, the stage's rate. */
    private Response integrate(Exchange received) {
        checkSize(received.request);
        if (compressedFrom.isPresent()) {
            received.request = Expansion.of(received.request, LARGEST_BODY);
        }
        Request request = received.request;
        Routes.Match match = routes.find(request.method(), request.path());
        received.pathParameters = match.pathParameters();
        Route route = match.route();
        if (route == null) {
            throw new Failed(Failure.MISSING_AUTHENTICATION_TOKEN, "Missing Authentication Token");
        }
        received.route = route;
        String arn = stage.methodArn(Template.ACCOUNT, request.method(), request.path());
        route.authorizer().ifPresent(authorizer -> authorizer.admit(received, arn));
        if (route.keyRequired()) {
            Authorization caller = received.authorization;
            plans.admit(received, route, caller == null ? null : caller.usageKey());
        }
        long now = received.startedMillis * 1_000_000;
        if (route.throttle().filter(bucket -> !bucket.take(now)).isPresent()) {
            throw new Failed(Failure.THROTTLED, "Too Many Requests");
        }
        return answers.of(route.integration(), received);
    }

    private static void checkSize(Request request) {
        if (request.body().length > LARGEST_BODY) {
            throw new Failed(Failure.REQUEST_TOO_LARGE, "Request Too Long");
        }
        var size = new int[1];
        request.headers().forEach((name, value) -> size[0] += name.length() + value.length());
        if (size[0] > LARGEST_HEADERS) {
            throw new Failed(Failure.DEFAULT_4XX, "Request Header Fields Too Large", 431);
        }
    }

    private Response finish(Response response, Exchange exchange) {
        Headers headers = response.headers();
        headers.setIfAbsent("X-Amzn-Trace-Id", exchange.traceId);
        if (compressedFrom.isEmpty()
                || response.body().length < compressedFrom.get()
                || headers.has("Content-Encoding")) {
            return response;
        }
        if (Gzip.accepted(exchange.request.headers().joined("Accept-Encoding"))) {
            return Gzip.compress(response);
        }
        Gzip.varyByEncoding(headers);
        return response;
    }

    private Optional<String> withinStage(String path) {
        String prefix = "/" + stage.name();
        if (!path.startsWith(prefix)) {
            return Optional.empty();
        }
        String rest = path.substring(prefix.length());
        if (rest.isEmpty()) {
            return Optional.of("/");
        }
        return rest.startsWith("/") ? Optional.of(rest) : Optional.empty();
    }

    private UsagePlans plans(Template template, UsageKeys keys) {
        var all = new UsagePlans(keys);
        for (Resource plan : template.ofType("AWS::ApiGateway::UsagePlan")) {
            for (Properties covered : plan.properties().objects("ApiStages")) {
                if (covered.text("ApiId").equals(stage.apiId())
                        && covered.text("Stage").equals(stage.name())) {
                    all.add(plan.logicalId(), plan.properties(), covered);
                }
            }
        }
        return all;
    }

    private static Resource only(Template template, String type) {
        List<Resource> all = template.ofType(type);
        if (all.size() != 1) {
            throw new UnsupportedTemplate("The template has " + all.size() + " resources of type " + type
                    + "; the local host runs exactly one.");
        }
        return all.getFirst();
    }
}

package lyceum.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lyceum.contract.Api;
import lyceum.contract.Operation;
import lyceum.contract.Tier;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigateway.ApiKey;
import software.amazon.awscdk.services.apigateway.ApiKeySourceType;
import software.amazon.awscdk.services.apigateway.EndpointType;
import software.amazon.awscdk.services.apigateway.GatewayResponseOptions;
import software.amazon.awscdk.services.apigateway.LogGroupLogDestination;
import software.amazon.awscdk.services.apigateway.Method;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.amazon.awscdk.services.apigateway.ThrottleSettings;
import software.amazon.awscdk.services.apigateway.UsagePlan;
import software.amazon.awscdk.services.apigateway.UsagePlanPerApiStage;
import software.amazon.awscdk.services.apigateway.UsagePlanProps;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The HTTP API with its stage, its logs, its usage plans and the problems it answers by itself. */
final class Gateway extends Construct {
    static final String STAGE = "live";

    /**
     * One line per request (S1-6), without keys, query or body: times in ms, sizes in bytes. The request id is the one that functions
     * tell; it ends with the one that the gateway tells, so that a search for either finds the line.
     * What callers say of themselves comes after all that is counted.
     */
    private static final String ACCESS_LOG = """
            {"timestamp":"$context.requestTimeEpoch","request_id":"req-$context.requestId","method":"$context.httpMethod",\
            "endpoint":"$context.resourcePath","status_code":"$context.status","response_time":"$context.responseLatency",\
            "function_time":"$context.integrationLatency","response_size":"$context.responseLength",\
            "user_id":"$context.authorizer.principalId","ip_address":"$context.identity.sourceIp",\
            "user_agent":"$context.identity.userAgent","error":"$context.error.responseType","trace":"$context.xrayTraceId"}""";

    /** How the names of usage plans begin; the word of the tier follows. */
    static final String PLAN_PREFIX = LyceumStack.NAME + "-";

    private final LogGroup accessLog;
    private final RestApi api;
    private final Map<Operation, Method> methods;
    private final Map<Tier, UsagePlan> plans = new LinkedHashMap<>();

    Gateway(Construct scope, JavaFunctions functions) {
        super(scope, "Gateway");
        accessLog = logs("AccessLogs", "/lyceum/access");
        api = api(accessLog);
        // The stack's address is the edge's.
        api.getNode().tryRemoveChild("Endpoint");
        // The gateway writes its errors to a log of this name, and would make one that keeps them for ever.
        var errors = logs("ErrorLogs", "API-Gateway-Execution-Logs_" + api.getRestApiId() + "/" + STAGE);
        api.getDeploymentStage().getNode().addDependency(errors);
        methods = new Routes(api, functions).addAll();
        GatewayProblem.ALL.forEach(this::answer);
        for (Tier tier : Tier.values()) {
            plans.put(tier, plan(tier.word(), tier.perMinute() / 60.0, tier.burst()));
        }
        admitPeople();
        acknowledgeFindings();
    }

    RestApi api() {
        return api;
    }

    /** The method at each operation's canonical path. */
    Map<Operation, Method> methods() {
        return methods;
    }

    Map<Tier, UsagePlan> plans() {
        return plans;
    }

    /** One line per request. */
    LogGroup accessLog() {
        return accessLog;
    }

    private RestApi api(LogGroup requests) {
        return RestApi.Builder.create(this, "Api")
                .restApiName(LyceumStack.NAME)
                .description("Lyceum's API, version " + Api.VERSION)
                .endpointTypes(List.of(EndpointType.REGIONAL))
                .apiKeySourceType(ApiKeySourceType.AUTHORIZER)
                .minCompressionSize(Size.bytes(1000))
                .cloudWatchRole(true)
                .deployOptions(StageOptions.builder()
                        .stageName(STAGE)
                        .accessLogDestination(new LogGroupLogDestination(requests))
                        .accessLogFormat(AccessLogFormat.custom(ACCESS_LOG))
                        .loggingLevel(MethodLoggingLevel.ERROR)
                        .dataTraceEnabled(false)
                        .metricsEnabled(true)
                        .tracingEnabled(true)
                        .build())
                .build();
    }

    private LogGroup logs(String id, String name) {
        return LogGroup.Builder.create(this, id)
                .logGroupName(name)
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    private void answer(GatewayProblem answer) {
        api.addGatewayResponse(
                Names.pascal(
                        answer.type().getResponseType().toLowerCase(Locale.ROOT).replace('_', '-')),
                GatewayResponseOptions.builder()
                        .type(answer.type())
                        .statusCode(Integer.toString(answer.problem().status()))
                        .responseHeaders(answer.allHeaders())
                        // The content type is a header: this key only names the template.
                        .templates(Map.of("application/json", GatewayProblem.body(answer.problem())))
                        .build());
    }

    /**
     * Signed-in people share one key per tier, which the authorizer names: nobody could make a gateway key for each of them, since the
     * control plane is slow. Its plan is as wide as the account; how much each person may call is counted by the functions.
     */
    private void admitPeople() {
        UsagePlan people = plan(Tier.PEOPLE, Tier.ACCOUNT_RATE, Tier.ACCOUNT_BURST);
        for (Tier tier : Tier.values()) {
            people.addApiKey(ApiKey.Builder.create(this, "PeopleOf" + Names.pascal(tier.word()))
                    .apiKeyName(LyceumStack.NAME + "-people-" + tier.word())
                    .description("Signed-in people of the tier " + tier.word())
                    .value(tier.peopleKey())
                    .build());
        }
    }

    private UsagePlan plan(String name, double perSecond, int burst) {
        return api.addUsagePlan(
                Names.pascal(name),
                UsagePlanProps.builder()
                        .name(PLAN_PREFIX + name)
                        .throttle(ThrottleSettings.builder()
                                .rateLimit(perSecond)
                                .burstLimit(burst)
                                .build())
                        .apiStages(List.of(UsagePlanPerApiStage.builder()
                                .api(api)
                                .stage(api.getDeploymentStage())
                                .build()))
                        .build());
    }

    private void acknowledgeFindings() {
        Findings.acknowledge(
                api,
                "AwsSolutions-APIG2",
                "The functions check each request against its record and answer all violations in one problem; the gateway's"
                        + " validator would answer the first one only.");
        Findings.acknowledge(
                api.getDeploymentStage(),
                "AwsSolutions-APIG3",
                "Who may call, how fast and how much is checked by authorizer, usage plan and functions; a web ACL is a matter of"
                        + " the account it runs in.");
        Findings.acknowledge(
                api.getNode().findChild("CloudWatchRole"),
                "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]",
                "The gateway's own role for its logs; AWS defines this policy for it and nothing else uses the role.");
    }
}

package lyceum.stack;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lyceum.contract.Api;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.FunctionDeclaration.Trigger;
import lyceum.contract.Functions;
import lyceum.contract.QueueDeclaration;
import lyceum.contract.Tier;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.UsagePlan;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The functions of the contract: each with its own role and log, called only through its alias, started from a snapshot. */
final class JavaFunctions extends Construct {
    static final String ALIAS = "live";

    private final Zips zips;
    private final String bucket;
    private final Map<FunctionDeclaration, Function> functions = new LinkedHashMap<>();
    private final Map<FunctionDeclaration, Alias> aliases = new LinkedHashMap<>();
    private final Map<FunctionDeclaration, LogGroup> logs = new LinkedHashMap<>();

    JavaFunctions(Construct scope, Zips zips, Needs.Catalogue needs, Storage storage, Jobs jobs) {
        super(scope, "Functions");
        this.zips = zips;
        this.bucket = Storage.logicalId(storage.bucket());
        for (FunctionDeclaration declared : Functions.ALL) {
            Function function = function(declared, needs.of(declared));
            Alias alias = Alias.Builder.create(this, Names.pascal(declared.id()) + "Live")
                    .aliasName(ALIAS)
                    .version(function.getCurrentVersion())
                    .build();
            functions.put(declared, function);
            aliases.put(declared, alias);
            start(declared, alias, jobs);
        }
        moveKeys();
    }

    Map<FunctionDeclaration, Function> functions() {
        return functions;
    }

    /** What each function writes. */
    Map<FunctionDeclaration, LogGroup> logs() {
        return logs;
    }

    Alias alias(FunctionDeclaration declared) {
        return requireNonNull(aliases.get(declared), declared.id());
    }

    /** Lets the function that creates organisations issue gateway keys for these plans; they exist only after the gateway. */
    void issueKeysFor(Map<Tier, UsagePlan> plans) {
        Function issuer = requireNonNull(functions.get(Functions.CREATE_ORGANISATION));
        issuer.addToRolePolicy(Needs.allow(gatewayArn("/apikeys"), "apigateway:POST"));
        issuer.addToRolePolicy(Needs.allow(gatewayArn("/apikeys/*"), "apigateway:DELETE"));
        plans.forEach((tier, plan) -> {
            issuer.addEnvironment(tier.name() + "_USAGE_PLAN_ID", plan.getUsagePlanId());
            issuer.addToRolePolicy(
                    Needs.allow(gatewayArn("/usageplans/" + plan.getUsagePlanId() + "/keys"), "apigateway:POST"));
        });
        Findings.acknowledge(
                requireNonNull(issuer.getRole()),
                "AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:apigateway:<AWS::Region>::/apikeys/*]",
                "Takes back a key that it has just made, when the step after fails; the gateway chooses the key's id.");
    }

    /**
     * Lets the function behind the gateway make keys and move them between plans. The plans' ids can't be told to it, since the plans
     * come after the gateway and the gateway after it: it looks for their names.
     */
    private void moveKeys() {
        Function mover = requireNonNull(functions.get(Functions.ACCOUNTS_API));
        mover.addToRolePolicy(Needs.allow(gatewayArn("/apikeys"), "apigateway:POST"));
        mover.addToRolePolicy(Needs.allow(gatewayArn("/apikeys/*"), "apigateway:DELETE"));
        mover.addToRolePolicy(Needs.allow(gatewayArn("/usageplans"), "apigateway:GET"));
        mover.addToRolePolicy(Needs.allow(gatewayArn("/usageplans/*/keys"), "apigateway:POST"));
        mover.addToRolePolicy(Needs.allow(gatewayArn("/usageplans/*/keys/*"), "apigateway:DELETE"));
        for (String path : List.of("/apikeys/*", "/usageplans/*/keys", "/usageplans/*/keys/*")) {
            Findings.acknowledge(
                    requireNonNull(mover.getRole()),
                    "AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:apigateway:<AWS::Region>::" + path + "]",
                    "The gateway chooses the ids of keys and of plans; it may put keys into plans and take them out, no more.");
        }
    }

    private Function function(FunctionDeclaration declared, Needs needs) {
        String id = Names.pascal(declared.id());
        LogGroup log = LogGroup.Builder.create(this, id + "Logs")
                .logGroupName("/lyceum/" + declared.id())
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        logs.put(declared, log);
        Role role = Role.Builder.create(this, id + "Role")
                .description("What " + declared.id() + " may do")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        log.grantWrite(role);
        needs.rights().forEach(role::addToPolicy);
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("LYCEUM_FUNCTION", declared.id());
        environment.put("LYCEUM_VERSION", Api.VERSION);
        environment.putAll(needs.settings());
        Function function = Function.Builder.create(this, id)
                .functionName(LyceumStack.NAME + "-" + declared.id())
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .code(Code.fromAsset(zips.of(declared.context()).toString()))
                .handler("lyceum." + declared.context() + "." + Names.pascal(declared.context()) + "Lambda")
                .memorySize(declared.memoryMb())
                .timeout(Duration.seconds(declared.timeout().toSeconds()))
                .environment(environment)
                .role(role)
                .logGroup(log)
                .tracing(Tracing.ACTIVE)
                .build();
        Findings.acknowledgeWarning(
                function,
                "@aws-cdk/aws-lambda:snapStartRequirePublish",
                "Every caller uses the alias " + ALIAS + ", which points at a published version.");
        acknowledgeWildcards(role, needs);
        return function;
    }

    private void acknowledgeWildcards(Role role, Needs needs) {
        Findings.acknowledge(
                role,
                "AwsSolutions-IAM5[Resource::*]",
                "Sending trace segments to X-Ray: its actions know no resources.");
        needs.rights().stream()
                .flatMap(right -> right.getResources().stream())
                .filter(resource -> resource.endsWith("/*"))
                .map(resource -> resource.substring(resource.indexOf('/')))
                .forEach(objects -> Findings.acknowledge(
                        role,
                        "AwsSolutions-IAM5[Resource::<" + bucket + ".Arn>" + objects + "]",
                        "Object keys are made at run time; the function is held to this prefix of the bucket."));
    }

    private void start(FunctionDeclaration declared, Alias alias, Jobs jobs) {
        switch (declared.trigger()) {
            case Trigger.Queue(QueueDeclaration queue) ->
                alias.addEventSource(SqsEventSource.Builder.create(jobs.queue(queue))
                        .batchSize(1)
                        .maxConcurrency(queue.maxConcurrency())
                        .reportBatchItemFailures(true)
                        .build());
            case Trigger.Schedule(var every) -> {
                // The next run does what a missed one would have done.
                var age = Duration.seconds(Math.max(60, every.toSeconds()));
                Rule.Builder.create(this, Names.pascal(declared.id()) + "Schedule")
                        .schedule(Schedule.rate(Duration.seconds(every.toSeconds())))
                        .targets(List.of(LambdaFunction.Builder.create(alias)
                                .retryAttempts(0)
                                .maxEventAge(age)
                                .build()))
                        .build();
                // The rule's target is Lambda's own queue, which would try a run that failed twice more, beside the
                // next ones.
                alias.configureAsyncInvoke(EventInvokeConfigOptions.builder()
                        .retryAttempts(0)
                        .maxEventAge(age)
                        .build());
            }
            // Subscribed once the access log is there.
            case Trigger.Logs(), Trigger.Http(), Trigger.Authorizer(var _), Trigger.Manual() -> {}
        }
    }

    /** The address of a resource of the gateway's control plane, as IAM writes it. */
    private String gatewayArn(String path) {
        var stack = Stack.of(this);
        return "arn:" + stack.getPartition() + ":apigateway:" + stack.getRegion() + "::" + path;
    }
}

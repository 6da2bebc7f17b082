package lyceum.local.functions;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lyceum.local.template.Properties;
import lyceum.local.template.Resource;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;

/**
 * A function as the template declares it.
 *
 * @param id its name in the contract
 * @param name its name on AWS
 * @param roleArn what it may do
 * @param concurrency how many calls may run at once
 * @param memoryMegabytes what it has on AWS, and here if it is isolated
 * @param codeKey the asset with its code
 * @param snapStart whether it is primed before it gets its first event
 */
public record LocalFunction(
        String id,
        String name,
        String arn,
        String roleArn,
        String handler,
        Duration timeout,
        int concurrency,
        int memoryMegabytes,
        Map<String, String> environment,
        String logGroup,
        String codeKey,
        boolean snapStart) {
    /** What an account may run at once where a function reserves nothing. */
    private static final int ACCOUNT_CONCURRENCY = 1_000;

    private static final Set<String> KNOWN = Set.of(
            "Architectures",
            "Code",
            "DeadLetterConfig",
            "Description",
            "Environment",
            "FunctionName",
            "Handler",
            "Layers",
            "LoggingConfig",
            "MemorySize",
            "ReservedConcurrentExecutions",
            "Role",
            "Runtime",
            "SnapStart",
            "Tags",
            "Timeout",
            "TracingConfig");

    /** Only those that run our code: CDK's own helpers, which work at deployment, are done by the host. */
    static boolean isOurs(Resource function) {
        return function.properties()
                .objectIf("Environment")
                .flatMap(environment -> environment.objectIf("Variables"))
                .map(variables -> variables.names().contains("LYCEUM_FUNCTION"))
                .orElse(false);
    }

    static LocalFunction of(Template template, Resource resource) {
        Properties function = resource.properties();
        for (String name : function.names()) {
            if (!KNOWN.contains(name)) {
                throw new UnsupportedTemplate(
                        resource + " has " + name + ", which the local host does not know for functions.");
            }
        }
        String name = template.ref(resource.logicalId());
        Map<String, String> environment =
                new LinkedHashMap<>(function.object("Environment").map("Variables"));
        environment.put("AWS_REGION", template.region());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", name);
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", function.text("MemorySize"));
        Optional<String> logGroup = function.objectIf("LoggingConfig").flatMap(logging -> logging.textIf("LogGroup"));
        return new LocalFunction(
                environment.getOrDefault("LYCEUM_FUNCTION", name),
                name,
                "arn:aws:lambda:" + template.region() + ":" + Template.ACCOUNT + ":function:" + name,
                function.text("Role"),
                function.text("Handler"),
                Duration.ofSeconds(function.numberIf("Timeout").orElse(3L)),
                function.numberIf("ReservedConcurrentExecutions")
                        .map(Math::toIntExact)
                        .orElse(ACCOUNT_CONCURRENCY),
                Math.toIntExact(function.numberIf("MemorySize").orElse(128L)),
                Map.copyOf(environment),
                logGroup.orElse("/aws/lambda/" + name),
                function.object("Code").text("S3Key"),
                function.objectIf("SnapStart")
                        .flatMap(snapshot -> snapshot.textIf("ApplyOn"))
                        .filter("PublishedVersions"::equals)
                        .isPresent());
    }

    /** Leaves the settings out: some are secret. */
    @Override
    public String toString() {
        return "LocalFunction[" + name + "]";
    }
}

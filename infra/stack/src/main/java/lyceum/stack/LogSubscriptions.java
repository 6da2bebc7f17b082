package lyceum.stack;

import java.util.LinkedHashMap;
import java.util.Map;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.FunctionDeclaration.Trigger;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.logs.CfnSubscriptionFilter;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * Logs that functions read: every line of the access log, and the canonical events of all functions but the reader itself, whose own
 * event would call it again for ever.
 */
final class LogSubscriptions extends Construct {
    /** What each function says once about each request and each run. */
    static final String CANONICAL = "{ ($.message = \"request\") || ($.message = \"run\") }";

    private static final String EVERYTHING = "";

    LogSubscriptions(Construct scope, JavaFunctions functions, LogGroup accessLog) {
        super(scope, "LogSubscriptions");
        functions.functions().keySet().stream()
                .filter(declared -> declared.trigger() instanceof Trigger.Logs)
                .forEach(reader -> subscribe(reader, functions, accessLog));
    }

    private void subscribe(FunctionDeclaration reader, JavaFunctions functions, LogGroup accessLog) {
        Alias alias = functions.alias(reader);
        var stack = Stack.of(this);
        String id = Names.pascal(reader.id());
        var permission = CfnPermission.Builder.create(this, id + "Permission")
                .action("lambda:InvokeFunction")
                .principal("logs.amazonaws.com")
                .functionName(alias.getFunctionArn())
                .sourceArn("arn:" + stack.getPartition() + ":logs:" + stack.getRegion() + ":" + stack.getAccount()
                        + ":log-group:/lyceum/*:*")
                .sourceAccount(stack.getAccount())
                .build();
        Map<String, LogGroup> groups = new LinkedHashMap<>();
        groups.put("Access", accessLog);
        functions.logs().forEach((declared, group) -> {
            if (!declared.equals(reader)) {
                groups.put(Names.pascal(declared.id()), group);
            }
        });
        groups.forEach((name, group) -> CfnSubscriptionFilter.Builder.create(this, id + "Of" + name)
                .logGroupName(group.getLogGroupName())
                .filterPattern(group.equals(accessLog) ? EVERYTHING : CANONICAL)
                .destinationArn(alias.getFunctionArn())
                .build()
                .getNode()
                .addDependency(permission));
    }
}

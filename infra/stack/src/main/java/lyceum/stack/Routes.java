package lyceum.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lyceum.contract.Access;
import lyceum.contract.Api;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.FunctionDeclaration.Trigger;
import lyceum.contract.Functions;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Problems;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.apigateway.AuthorizationType;
import software.amazon.awscdk.services.apigateway.IdentitySource;
import software.amazon.awscdk.services.apigateway.IntegrationResponse;
import software.amazon.awscdk.services.apigateway.LambdaIntegration;
import software.amazon.awscdk.services.apigateway.LambdaIntegrationOptions;
import software.amazon.awscdk.services.apigateway.Method;
import software.amazon.awscdk.services.apigateway.MethodOptions;
import software.amazon.awscdk.services.apigateway.MethodResponse;
import software.amazon.awscdk.services.apigateway.MockIntegration;
import software.amazon.awscdk.services.apigateway.PassthroughBehavior;
import software.amazon.awscdk.services.apigateway.RequestAuthorizer;
import software.amazon.awscdk.services.apigateway.RestApi;

/** One method per operation and path of the contract, and 405 for every other method on these paths. */
final class Routes {
    private final RestApi api;
    private final JavaFunctions functions;
    private final RequestAuthorizer authorizer;
    private final Map<FunctionDeclaration, LambdaIntegration> integrations = new LinkedHashMap<>();
    private final Map<Operation, Method> methods = new LinkedHashMap<>();

    Routes(RestApi api, JavaFunctions functions) {
        this.api = api;
        this.functions = functions;
        this.authorizer = authorizer();
    }

    /** Adds all; answers the method at each operation's canonical path. */
    Map<Operation, Method> addAll() {
        Map<String, Set<String>> allowed = new TreeMap<>();
        for (Operation operation : Api.OPERATIONS) {
            for (String path : operation.paths()) {
                methods.putIfAbsent(operation, add(operation, path));
                allowed.computeIfAbsent(path, _ -> new TreeSet<>())
                        .add(operation.method().name());
            }
        }
        allowed.forEach(this::refuseOtherMethods);
        return methods;
    }

    private RequestAuthorizer authorizer() {
        FunctionDeclaration declared = Functions.AUTHORIZE;
        if (!(declared.trigger() instanceof Trigger.Authorizer(var cached))) {
            throw new IllegalStateException("The contract declares " + declared.id() + " as something else.");
        }
        return RequestAuthorizer.Builder.create(api, "Authorizer")
                .handler(functions.alias(declared))
                .identitySources(List.of(IdentitySource.header("Authorization")))
                .resultsCacheTtl(Duration.seconds(cached.toSeconds()))
                .build();
    }

    private Method add(Operation operation, String path) {
        var options = MethodOptions.builder().operationName(operation.id()).requestParameters(parameters(operation));
        Method method = api.getRoot()
                .resourceForPath(path)
                .addMethod(
                        operation.method().name(),
                        integration(operation.function()),
                        switch (operation.access()) {
                            case Access.Open() ->
                                options.authorizationType(AuthorizationType.NONE)
                                        .build();
                            // The key is the one that the authorizer names, so that each caller has a usage plan.
                            case Access.Roles(var _), Access.Person() ->
                                options.authorizer(authorizer)
                                        .authorizationType(AuthorizationType.CUSTOM)
                                        .apiKeyRequired(true)
                                        .build();
                        });
        if (operation.access() instanceof Access.Open) {
            Findings.acknowledge(
                    method, "AwsSolutions-APIG4", "The contract declares " + operation.id() + " open to all.");
        }
        noUserPool(method);
        return method;
    }

    private static void noUserPool(Method method) {
        Findings.acknowledge(
                method,
                "AwsSolutions-COG4",
                "Callers have keys and tokens of their own, checked by our authorizer; no user pool.");
    }

    private LambdaIntegration integration(FunctionDeclaration function) {
        return integrations.computeIfAbsent(
                function,
                declared -> new LambdaIntegration(
                        functions.alias(declared),
                        LambdaIntegrationOptions.builder()
                                .allowTestInvoke(false)
                                .scopePermissionToMethod(false)
                                .build()));
    }

    /** Documents what is taken; the function checks it, so that all violations are answered together. */
    private static Map<String, Boolean> parameters(Operation operation) {
        Map<String, Boolean> taken = new TreeMap<>();
        for (Parameter parameter : operation.parameters()) {
            String in =
                    switch (parameter.in()) {
                        case PATH -> "path";
                        case QUERY -> "querystring";
                        case HEADER -> "header";
                    };
            taken.put("method.request." + in + "." + parameter.name(), parameter.required());
        }
        return taken;
    }

    private void refuseOtherMethods(String path, Set<String> allowed) {
        String status = Integer.toString(Problems.METHOD_NOT_ALLOWED.status());
        Map<String, String> headers = new LinkedHashMap<>();
        Map<String, Boolean> declared = new LinkedHashMap<>();
        GatewayProblem.commonHeaders().forEach((name, value) -> headers.put("method.response.header." + name, value));
        headers.put("method.response.header.Allow", "'" + String.join(", ", allowed) + "'");
        headers.keySet().forEach(header -> declared.put(header, true));
        var integration = MockIntegration.Builder.create()
                .passthroughBehavior(PassthroughBehavior.NEVER)
                .requestTemplates(Map.of("application/json", "{\"statusCode\":" + status + "}"))
                .integrationResponses(List.of(IntegrationResponse.builder()
                        .statusCode(status)
                        .responseParameters(headers)
                        .responseTemplates(Map.of("application/json", GatewayProblem.body(Problems.METHOD_NOT_ALLOWED)))
                        .build()))
                .build();
        var options = MethodOptions.builder()
                .authorizationType(AuthorizationType.NONE)
                .methodResponses(List.of(MethodResponse.builder()
                        .statusCode(status)
                        .responseParameters(declared)
                        .build()))
                .build();
        Method method = api.getRoot().resourceForPath(path).addMethod("ANY", integration, options);
        Findings.acknowledge(method, "AwsSolutions-APIG4", "Answers 405 to everyone and touches nothing.");
        noUserPool(method);
    }
}

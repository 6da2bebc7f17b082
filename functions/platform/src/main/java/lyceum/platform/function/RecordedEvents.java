package lyceum.platform.function;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lyceum.contract.Body;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.Tier;
import lyceum.platform.Caller;
import lyceum.platform.Json;
import lyceum.platform.http.CallerContext;

/** Events as Lambda sends them, recorded in the contract: its examples of parameters and bodies. */
final class RecordedEvents {
    private static final String PRIMING = "priming";

    private RecordedEvents() {}

    /** One request with what the operation requires, and one more with each optional parameter but those that ask to wait. */
    static List<byte[]> http(Operation operation) {
        var events = new ArrayList<byte[]>();
        events.add(http(operation, Parameter::required));
        operation.parameters().stream()
                .filter(parameter -> !parameter.required() && !parameter.equals(Parameter.PREFER))
                .forEach(optional ->
                        events.add(http(operation, parameter -> parameter.required() || parameter.equals(optional))));
        return events;
    }

    static byte[] queue(Record message) {
        return Json.bytes(Map.of(
                "Records",
                List.of(Map.of(
                        "messageId",
                        PRIMING,
                        "eventSource",
                        "aws:sqs",
                        "attributes",
                        Map.of(),
                        "body",
                        Json.text(message)))));
    }

    static byte[] schedule() {
        return Json.bytes(Map.of("source", "aws.events", "detail-type", "Scheduled Event"));
    }

    static byte[] authorizer(Credentials credentials) {
        return Json.bytes(Map.of(
                "type",
                "REQUEST",
                "methodArn",
                "arn:aws:execute-api:priming:000000000000:priming/api/GET/priming",
                "headers",
                Map.of(Credentials.HEADER, credentials.header())));
    }

    private static byte[] http(Operation operation, Predicate<Parameter> sent) {
        var event = new HashMap<String, Object>();
        Map<String, String> headers = parameters(operation, Parameter.In.HEADER, sent);
        headers.put("Content-Type", "application/json");
        headers.put("X-Amzn-Trace-Id", "Root=1-00000001-000000000000000000000001;Sampled=0");
        event.put("resource", operation.path());
        event.put("path", operation.path());
        event.put("httpMethod", operation.method().name());
        event.put("headers", headers);
        event.put("pathParameters", parameters(operation, Parameter.In.PATH, sent));
        event.put("queryStringParameters", parameters(operation, Parameter.In.QUERY, sent));
        event.put("requestContext", Map.of("requestId", PRIMING, "authorizer", caller()));
        operation.request().map(Body::example).ifPresent(body -> event.put("body", body));
        return Json.bytes(event);
    }

    private static Map<String, String> parameters(Operation operation, Parameter.In in, Predicate<Parameter> sent) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.in() == in && sent.test(parameter))
                .collect(Collectors.toMap(Parameter::name, Parameter::example));
    }

    private static Map<String, String> caller() {
        return CallerContext.of(
                Caller.key(PRIMING, PRIMING, Set.of(Role.values()), Set.of(Scope.values()), Tier.OPERATOR));
    }
}

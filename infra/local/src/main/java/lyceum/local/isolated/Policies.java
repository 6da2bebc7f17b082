package lyceum.local.isolated;

import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1.PolicyDocument;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the policies that authorizers answer with: the type of the event library can only write them. */
final class Policies {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Policies() {}

    /** @throws tools.jackson.core.JacksonException if it is not JSON */
    static IamPolicyResponseV1 read(byte[] answer) {
        JsonNode policy = JSON.readTree(answer);
        var response = new IamPolicyResponseV1();
        set(policy.path("principalId"), response::setPrincipalId);
        set(policy.path("usageIdentifierKey"), response::setUsageIdentifierKey);
        if (policy.path("context").isObject()) {
            response.setContext(context(policy.path("context")));
        }
        if (policy.path("policyDocument").isObject()) {
            response.setPolicyDocument(document(policy.path("policyDocument")));
        }
        return response;
    }

    private static void set(JsonNode value, Consumer<String> setter) {
        if (value.isString()) {
            setter.accept(value.asString());
        }
    }

    private static Map<String, Object> context(JsonNode members) {
        var context = new LinkedHashMap<String, Object>();
        members.properties().forEach(member -> context.put(member.getKey(), scalar(member.getValue())));
        return context;
    }

    /** What is neither text, number nor boolean stays a node, which the gateway refuses. */
    private static Object scalar(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> value.asString();
            case NUMBER -> value.numberValue();
            case BOOLEAN -> value.asBoolean();
            case ARRAY, BINARY, MISSING, NULL, OBJECT, POJO -> value;
        };
    }

    private static PolicyDocument document(JsonNode document) {
        var statements = new ArrayList<Statement>();
        for (JsonNode statement : list(document.path("Statement"))) {
            for (JsonNode action : list(statement.path("Action"))) {
                statements.add(Statement.builder()
                        .withAction(action.asString(""))
                        .withEffect(statement.path("Effect").asString(""))
                        .withResource(list(statement.path("Resource")).stream()
                                .map(resource -> resource.asString(""))
                                .toList())
                        .withCondition(Map.of())
                        .build());
            }
        }
        return new PolicyDocument(document.path("Version").asString(""), statements);
    }

    /** One or many, as policies allow. */
    private static List<JsonNode> list(JsonNode value) {
        return value.isArray() ? value.valueStream().toList() : value.isMissingNode() ? List.of() : List.of(value);
    }
}

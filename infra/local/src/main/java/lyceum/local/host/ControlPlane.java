package lyceum.local.host;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lyceum.local.gateway.UsageKey;
import lyceum.local.gateway.UsageKeys;
import lyceum.local.iam.Access;
import lyceum.local.iam.AccessDenied;
import lyceum.local.iam.Iam;
import lyceum.local.template.Template;
import lyceum.platform.aws.SignedHttp;
import lyceum.platform.aws.SignedHttp.Reply;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The part of API Gateway's control plane that makes keys and moves them between usage plans. */
final class ControlPlane {
    private static final Pattern PLAN_KEYS = Pattern.compile("/usageplans/([^/]+)/keys");
    private static final Pattern PLAN_KEY = Pattern.compile("/usageplans/([^/]+)/keys/([^/]+)");
    private static final Pattern KEY = Pattern.compile("/apikeys/([^/]+)");

    private final UsageKeys keys;
    private final Iam iam;
    private final String region;
    private final List<Map<String, String>> plans;
    private final JsonMapper json = JsonMapper.shared();

    ControlPlane(UsageKeys keys, Iam iam, Template template) {
        this.keys = keys;
        this.iam = iam;
        this.region = template.region();
        this.plans = template.ofType("AWS::ApiGateway::UsagePlan").stream()
                .map(plan -> Map.of(
                        "id",
                        template.ref(plan.logicalId()),
                        "name",
                        plan.properties().textIf("UsagePlanName").orElse("")))
                .toList();
    }

    /** With the rights of a role. */
    SignedHttp as(String roleArn) {
        return (method, path, body) -> answer(roleArn, method, path, body);
    }

    private Reply answer(String roleArn, String method, String path, byte[] body) {
        try {
            iam.check(roleArn, List.of(access(method, path)));
            return answer(method, path, body);
        } catch (AccessDenied denied) {
            return reply(403, Map.of("message", denied.words()));
        }
    }

    /** What a call needs to be allowed. */
    Access access(String method, String target) {
        return new Access("apigateway:" + method, "arn:aws:apigateway:" + region + "::" + path(target));
    }

    private static String path(String target) {
        return target.split("\\?", 2)[0];
    }

    /** Answers without asking who it is that calls. */
    Reply answer(String method, String path, byte[] body) {
        try {
            return answer(method, path, json.readTree(body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body));
        } catch (JacksonException _) {
            return reply(400, Map.of("message", "The body is not JSON."));
        } catch (IllegalArgumentException problem) {
            return reply(404, Map.of("message", String.valueOf(problem.getMessage())));
        }
    }

    private Reply answer(String method, String target, JsonNode body) {
        String path = path(target);
        Matcher plan = PLAN_KEYS.matcher(path);
        Matcher key = KEY.matcher(path);
        if (method.equals("POST") && path.equals("/apikeys")) {
            UsageKey made = keys.createKey(
                    body.path("name").asString(""), body.path("value").asString(""));
            return reply(201, Map.of("id", made.id(), "name", made.name(), "value", made.value(), "enabled", true));
        }
        if (method.equals("POST") && plan.matches()) {
            String keyId = body.path("keyId").asString("");
            keys.attach(plan.group(1), keyId);
            return reply(201, Map.of("id", keyId, "type", "API_KEY"));
        }
        if (method.equals("GET") && path.equals("/usageplans")) {
            return reply(200, Map.of("item", plans));
        }
        Matcher member = PLAN_KEY.matcher(path);
        if (method.equals("DELETE") && member.matches()) {
            return keys.detach(member.group(1), member.group(2))
                    ? new Reply(202, new byte[0])
                    : reply(404, Map.of("message", "The key is not on the plan."));
        }
        if (method.equals("DELETE") && key.matches()) {
            keys.delete(key.group(1));
            return new Reply(202, new byte[0]);
        }
        return reply(404, Map.of("message", "The local host does not know " + method + " " + path + "."));
    }

    private Reply reply(int status, Map<String, ?> body) {
        return new Reply(status, json.writeValueAsBytes(body));
    }
}

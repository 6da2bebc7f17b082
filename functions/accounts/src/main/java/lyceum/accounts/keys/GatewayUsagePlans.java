package lyceum.accounts.keys;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import lyceum.contract.Tier;
import lyceum.platform.Json;
import lyceum.platform.aws.SignedHttp;
import tools.jackson.core.type.TypeReference;

/** The control plane of API Gateway (REST API reference: CreateApiKey, CreateUsagePlanKey, DeleteApiKey). */
public final class GatewayUsagePlans implements UsagePlans {
    private static final byte[] NOTHING = {};

    private final SignedHttp gateway;
    private final Map<Tier, String> plans;

    /** With the id of each tier's usage plan. */
    public GatewayUsagePlans(SignedHttp gateway, Map<Tier, String> plans) {
        this.gateway = gateway;
        this.plans = Map.copyOf(plans);
    }

    @Override
    public String admit(String name, String value, Tier tier) {
        var created = done("POST", "/apikeys", Map.of("name", name, "value", value, "enabled", true));
        String id = String.valueOf(Json.read(created.json(), new TypeReference<Map<String, Object>>() {})
                .get("id"));
        try {
            done("POST", "/usageplans/" + plans.get(tier) + "/keys", Map.of("keyId", id, "keyType", "API_KEY"));
        } catch (RuntimeException refused) {
            remove(id);
            throw refused;
        }
        return id;
    }

    @Override
    public void remove(String gatewayId) {
        checked("DELETE", "/apikeys/" + gatewayId, NOTHING);
    }

    private SignedHttp.Reply done(String method, String path, Map<String, Object> body) {
        return checked(method, path, Json.text(body).getBytes(StandardCharsets.UTF_8));
    }

    private SignedHttp.Reply checked(String method, String path, byte[] body) {
        SignedHttp.Reply reply = gateway.send(method, path, body);
        if (reply.status() >= 300) {
            throw new IllegalStateException("API Gateway answered " + reply.status() + " to " + method + " " + path);
        }
        return reply;
    }
}

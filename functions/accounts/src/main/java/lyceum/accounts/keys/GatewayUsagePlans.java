package lyceum.accounts.keys;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import lyceum.contract.Tier;
import lyceum.platform.Json;
import lyceum.platform.aws.SignedHttp;
import tools.jackson.core.type.TypeReference;

/** The control plane of API Gateway (REST API reference: CreateApiKey, CreateUsagePlanKey, DeleteUsagePlanKey,
 * DeleteApiKey). */
public final class GatewayUsagePlans implements UsagePlans {
    private static final byte[] NOTHING = {};
    private static final TypeReference<Map<String, List<Map<String, Object>>>> PLANS = new TypeReference<>() {};

    /** More than an account can have. */
    private static final int PLANS_MAX = 500;

    /** Statuses that say that what is to be done is done already: not found, and conflict. */
    private static final int GONE = 404;

    private static final int THERE = 409;
    private static final int NOT_ONE = -1;

    private final SignedHttp gateway;
    private final Supplier<Map<Tier, String>> find;
    private volatile Optional<Map<Tier, String>> plans = Optional.empty();

    private GatewayUsagePlans(SignedHttp gateway, Supplier<Map<Tier, String>> find) {
        this.gateway = gateway;
        this.find = find;
    }

    /** With the id of each tier's usage plan. */
    public GatewayUsagePlans(SignedHttp gateway, Map<Tier, String> plans) {
        this(gateway, () -> plans);
    }

    /** Finds the usage plans, when they are first needed, by their names: {@code prefix} and the word of the tier. */
    public static GatewayUsagePlans named(SignedHttp gateway, String prefix) {
        return new GatewayUsagePlans(gateway, () -> ids(gateway, prefix));
    }

    /** Forgets the plans' ids, which may have been found while the function was primed. */
    public void forget() {
        plans = Optional.empty();
    }

    private static Map<Tier, String> ids(SignedHttp gateway, String prefix) {
        var request = new Sent("GET /usageplans", gateway.send("GET", "/usageplans?limit=" + PLANS_MAX, NOTHING));
        var plans = Json.read(checked(request, NOT_ONE).json(), PLANS).getOrDefault("item", List.of());
        var ids = new EnumMap<Tier, String>(Tier.class);
        for (Map<String, Object> plan : plans) {
            String name = String.valueOf(plan.get("name"));
            if (name.startsWith(prefix)) {
                Tier.of(name.substring(prefix.length()))
                        .ifPresent(tier -> ids.put(tier, String.valueOf(plan.get("id"))));
            }
        }
        return ids;
    }

    @Override
    public String admit(String name, String value, Tier tier) {
        var created =
                checked(send("POST", "/apikeys", json(Map.of("name", name, "value", value, "enabled", true))), NOT_ONE);
        String id = String.valueOf(Json.read(created.json(), new TypeReference<Map<String, Object>>() {})
                .get("id"));
        try {
            checked(send("POST", plan(tier), json(Map.of("keyId", id, "keyType", "API_KEY"))), NOT_ONE);
        } catch (RuntimeException refused) {
            remove(id);
            throw refused;
        }
        return id;
    }

    @Override
    public void move(String gatewayId, Tier from, Tier to) {
        checked(send("DELETE", plan(from) + "/" + gatewayId, NOTHING), GONE);
        checked(send("POST", plan(to), json(Map.of("keyId", gatewayId, "keyType", "API_KEY"))), THERE);
    }

    @Override
    public void remove(String gatewayId) {
        checked(send("DELETE", "/apikeys/" + gatewayId, NOTHING), GONE);
    }

    private String plan(Tier tier) {
        Map<Tier, String> known = plans.orElseGet(find);
        plans = Optional.of(known);
        String id = known.get(tier);
        if (id == null) {
            throw new IllegalStateException("The gateway has no usage plan for the tier " + tier.word());
        }
        return "/usageplans/" + id + "/keys";
    }

    private Sent send(String method, String path, byte[] body) {
        return new Sent(method + " " + path, gateway.send(method, path, body));
    }

    /** The reply to a request that must succeed, or fail with a status that says that there was nothing to do. */
    private static SignedHttp.Reply checked(Sent sent, int fine) {
        int status = sent.reply.status();
        if (status >= 300 && status != fine) {
            throw new IllegalStateException("API Gateway answered " + status + " to " + sent.request);
        }
        return sent.reply;
    }

    private static byte[] json(Map<String, Object> body) {
        return Json.text(body).getBytes(StandardCharsets.UTF_8);
    }

    private record Sent(String request, SignedHttp.Reply reply) {}
}

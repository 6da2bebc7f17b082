package lyceum.platform.testing;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lyceum.contract.Operation;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.Tier;
import lyceum.platform.Caller;
import lyceum.platform.Json;
import lyceum.platform.http.CallerContext;
import org.jspecify.annotations.Nullable;

/** Builds the event that API Gateway makes of a request to one operation. */
public final class GatewayEvent {
    private final Operation operation;
    private final Map<String, String> path = new TreeMap<>();
    private final Map<String, List<String>> query = new TreeMap<>();
    private final Map<String, String> headers = new TreeMap<>();
    private @Nullable Map<String, String> authorizer;
    private @Nullable String body;
    private boolean base64;

    private GatewayEvent(Operation operation) {
        this.operation = operation;
    }

    /** A request by nobody, without parameters and body. */
    public static GatewayEvent to(Operation operation) {
        return new GatewayEvent(operation);
    }

    /** By a key of the organisation {@code org_1} with these roles, all scopes, and a tier that no test uses up. */
    public GatewayEvent by(Role... roles) {
        return by("org_1", roles);
    }

    public GatewayEvent by(String organisation, Role... roles) {
        return by(Caller.key(
                organisation,
                "key_1",
                Arrays.stream(roles).collect(Collectors.toSet()),
                Set.of(Scope.values()),
                Tier.OPERATOR));
    }

    public GatewayEvent by(Caller caller) {
        authorizer = new TreeMap<>(CallerContext.of(caller));
        return this;
    }

    public GatewayEvent path(String name, String value) {
        path.put(name, value);
        return this;
    }

    /** Adds a value of a query parameter. */
    public GatewayEvent query(String name, String value) {
        query.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        return this;
    }

    public GatewayEvent header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** With this body, as {@code application/json}. */
    public GatewayEvent json(String text) {
        body = text;
        return header("Content-Type", "application/json");
    }

    /** With this body as {@code application/json}, encoded as the gateway encodes binary bodies. */
    public GatewayEvent base64(String text) {
        base64 = true;
        return json(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The event as Lambda sends it. */
    public byte[] bytes() {
        var event = new LinkedHashMap<String, Object>();
        event.put("resource", operation.path());
        event.put("path", operation.path());
        event.put("httpMethod", operation.method().name());
        event.put("headers", headers);
        event.put("multiValueQueryStringParameters", query.isEmpty() ? Map.of() : query);
        event.put("pathParameters", path);
        var context = new TreeMap<String, Object>(Map.of("requestId", "00000000-0000-4000-8000-000000000001"));
        if (authorizer != null) {
            context.put("authorizer", authorizer);
        }
        event.put("requestContext", context);
        if (body != null) {
            event.put("body", body);
            event.put("isBase64Encoded", base64);
        }
        return Json.bytes(event);
    }

    /** The same event for the typed door. */
    public APIGatewayProxyRequestEvent typed() {
        PojoSerializer<APIGatewayProxyRequestEvent> serializer = LambdaEventSerializers.serializerFor(
                APIGatewayProxyRequestEvent.class, GatewayEvent.class.getClassLoader());
        return serializer.fromJson(new ByteArrayInputStream(bytes()));
    }
}

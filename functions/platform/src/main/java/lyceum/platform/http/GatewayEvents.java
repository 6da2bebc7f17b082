package lyceum.platform.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lyceum.contract.Operation;
import lyceum.platform.Caller;
import lyceum.platform.Invocation;
import lyceum.platform.environment.Environment;
import lyceum.platform.telemetry.Trace;
import org.jspecify.annotations.Nullable;

/** Reads API Gateway's proxy events (REST API, payload version 1.0). */
public final class GatewayEvents {
    /** Headers with credentials: nothing behind this class sees them. */
    private static final Set<String> CREDENTIALS = Set.of("x-api-key", "authorization", "cookie");

    private GatewayEvents() {}

    static Request request(Operation operation, Run<APIGatewayProxyRequestEvent> run, Environment environment) {
        APIGatewayProxyRequestEvent event = run.event();
        Map<String, String> headers = headers(orEmpty(event.getHeaders()));
        return new Request(
                operation,
                orEmpty(event.getPathParameters()),
                query(event),
                headers,
                body(event),
                caller(event.getRequestContext()),
                CallerContext.authorizerMilliseconds(authorizer(event.getRequestContext())),
                invocation(requestId(event, environment), run.lambda(), environment.clock()),
                traceOf(headers, run.lambda(), environment));
    }

    /** The trace that the gateway's event belongs to; its headers may be absent. */
    public static Trace trace(@Nullable Map<String, String> headers, Context lambda, Environment environment) {
        return traceOf(headers(orEmpty(headers)), lambda, environment);
    }

    private static Trace traceOf(Map<String, String> known, Context lambda, Environment environment) {
        return Trace.of(
                Optional.ofNullable(known.get(Trace.HEADER)),
                Optional.ofNullable(known.get("x-amzn-trace-id"))
                        .or(() -> Optional.ofNullable(lambda.getXrayTraceId())),
                environment.ids());
    }

    public static Invocation invocation(String requestId, Context lambda, InstantSource clock) {
        return new Invocation(requestId, clock.instant().plusMillis(lambda.getRemainingTimeInMillis()), clock);
    }

    private static String requestId(APIGatewayProxyRequestEvent event, Environment environment) {
        ProxyRequestContext context = event.getRequestContext();
        return context != null && context.getRequestId() != null
                ? "req-" + context.getRequestId()
                : environment.ids().next("req-");
    }

    private static Caller caller(@Nullable ProxyRequestContext context) {
        return CallerContext.caller(authorizer(context)).orElse(Caller.ANONYMOUS);
    }

    private static @Nullable Map<String, Object> authorizer(@Nullable ProxyRequestContext context) {
        return context == null ? null : context.getAuthorizer();
    }

    private static Map<String, String> headers(Map<String, String> sent) {
        var headers = new HashMap<String, String>();
        sent.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!CREDENTIALS.contains(lower)) {
                headers.put(lower, value);
            }
        });
        return headers;
    }

    private static Map<String, List<String>> query(APIGatewayProxyRequestEvent event) {
        Map<String, List<String>> all = event.getMultiValueQueryStringParameters();
        if (all != null) {
            return all;
        }
        return orEmpty(event.getQueryStringParameters()).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    }

    private static byte[] body(APIGatewayProxyRequestEvent event) {
        String body = event.getBody();
        if (body == null) {
            return new byte[0];
        }
        return Boolean.TRUE.equals(event.getIsBase64Encoded())
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }
}

package lyceum.local.gateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.RequestIdentity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.template.Template;
import org.jspecify.annotations.Nullable;

/** Builds the events of payload format 1.0, value for value as the gateway does. */
final class Events {
    /** Each header's values; and the last of each, as the event has them beside. */
    private record HeaderMaps(Map<String, String> lasts, Map<String, List<String>> all) {}

    private Events() {}

    /** @param binary whether the body's media type is one of the API's binary ones */
    static APIGatewayProxyRequestEvent request(Exchange exchange, boolean binary) {
        Route route = Objects.requireNonNull(exchange.route);
        Request request = exchange.request;
        HeaderMaps headers = headers(exchange);
        Query query = Query.parse(request.query());
        var event = new APIGatewayProxyRequestEvent();
        event.setResource(route.resourcePath());
        event.setPath(Percent.decode(exchange.path, false));
        event.setHttpMethod(request.method());
        event.setHeaders(headers.lasts());
        event.setMultiValueHeaders(headers.all());
        if (!query.isEmpty()) {
            event.setQueryStringParameters(query.lasts());
            event.setMultiValueQueryStringParameters(query.values());
        }
        event.setPathParameters(orNull(exchange.pathParameters));
        event.setStageVariables(orNull(exchange.stage.variables()));
        event.setRequestContext(context(exchange, route));
        event.setIsBase64Encoded(binary && request.body().length > 0);
        if (request.body().length > 0) {
            event.setBody(
                    binary
                            ? Base64.getEncoder().encodeToString(request.body())
                            : new String(request.body(), StandardCharsets.UTF_8));
        }
        return event;
    }

    static APIGatewayCustomAuthorizerEvent authorization(Exchange exchange, String methodArn) {
        Route route = Objects.requireNonNull(exchange.route);
        Request request = exchange.request;
        Query query = Query.parse(request.query());
        return APIGatewayCustomAuthorizerEvent.builder()
                .withType("REQUEST")
                .withMethodArn(methodArn)
                .withResource(route.resourcePath())
                .withPath(Percent.decode(exchange.path, false))
                .withHttpMethod(request.method())
                .withHeaders(headers(exchange).lasts())
                .withQueryStringParameters(query.lasts())
                .withPathParameters(exchange.pathParameters == null ? Map.of() : exchange.pathParameters)
                .withStageVariables(exchange.stage.variables())
                .withRequestContext(APIGatewayCustomAuthorizerEvent.RequestContext.builder()
                        .withPath("/" + exchange.stage.name() + exchange.path)
                        .withAccountId(Template.ACCOUNT)
                        .withResourceId(route.resourceId())
                        .withStage(exchange.stage.name())
                        .withRequestId(exchange.requestId)
                        .withIdentity(APIGatewayCustomAuthorizerEvent.Identity.builder()
                                .withSourceIp(request.remoteAddress())
                                .build())
                        .withResourcePath(route.resourcePath())
                        .withHttpMethod(request.method())
                        .withApiId(exchange.stage.apiId())
                        .build())
                .build();
    }

    private static ProxyRequestContext context(Exchange exchange, Route route) {
        var context = new ProxyRequestContext();
        context.setAccountId(Template.ACCOUNT);
        context.setApiId(exchange.stage.apiId());
        context.setStage(exchange.stage.name());
        context.setResourceId(route.resourceId());
        context.setResourcePath(route.resourcePath());
        context.setOperationName(route.operationName());
        context.setHttpMethod(exchange.request.method());
        context.setPath("/" + exchange.stage.name() + exchange.path);
        context.setProtocol(exchange.request.protocol());
        context.setRequestId(exchange.requestId);
        context.setExtendedRequestId(exchange.requestId);
        context.setRequestTimeEpoch(exchange.startedMillis);
        context.setRequestTime(Variable.REQUEST_TIME.format(Instant.ofEpochMilli(exchange.startedMillis)));
        context.setDomainName(exchange.stage.domainName());
        context.setDomainPrefix(exchange.stage.apiId());
        context.setIdentity(identity(exchange));
        if (exchange.authorization != null) {
            context.setAuthorizer(exchange.authorization.members());
        }
        return context;
    }

    private static RequestIdentity identity(Exchange exchange) {
        var identity = new RequestIdentity();
        identity.setSourceIp(exchange.request.remoteAddress());
        identity.setUserAgent(exchange.request.headers().first("User-Agent"));
        // As AWS: the key's value stands here, and only where a usage plan let the caller in.
        identity.setApiKey(
                exchange.apiKeyId == null || exchange.authorization == null ? null : exchange.authorization.usageKey());
        return identity;
    }

    private static HeaderMaps headers(Exchange exchange) {
        Headers received = exchange.request.headers();
        var lasts = new LinkedHashMap<String, String>(32);
        var all = new LinkedHashMap<String, List<String>>(32);
        received.forEach((name, value) -> put(lasts, all, name, value));
        replace(lasts, all, "X-Amzn-Trace-Id", exchange.traceId);
        String forwarded = received.joined("X-Forwarded-For");
        String remote = exchange.request.remoteAddress();
        replace(lasts, all, "X-Forwarded-For", forwarded.isEmpty() ? remote : forwarded + ", " + remote);
        lasts.keySet().removeIf(Events::belongsToTheConnection);
        all.keySet().removeIf(Events::belongsToTheConnection);
        return new HeaderMaps(lasts, all);
    }

    private static void put(Map<String, String> lasts, Map<String, List<String>> all, String name, String value) {
        lasts.put(name, value);
        all.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
    }

    private static void replace(Map<String, String> lasts, Map<String, List<String>> all, String name, String value) {
        lasts.keySet().removeIf(name::equalsIgnoreCase);
        all.keySet().removeIf(name::equalsIgnoreCase);
        put(lasts, all, name, value);
    }

    private static boolean belongsToTheConnection(String name) {
        return name.equalsIgnoreCase("Connection")
                || name.equalsIgnoreCase("Expect")
                || name.equalsIgnoreCase("Transfer-Encoding")
                || name.equalsIgnoreCase("Content-Length");
    }

    private static @Nullable Map<String, String> orNull(@Nullable Map<String, String> map) {
        return map == null || map.isEmpty() ? null : map;
    }
}

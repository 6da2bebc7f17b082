package lyceum.local.gateway;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;
import org.jspecify.annotations.Nullable;

/** A variable of templates, header mappings and log formats, looked up once. */
@FunctionalInterface
interface Variable {
    DateTimeFormatter REQUEST_TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);

    /** Its value, or null while it has none. */
    @Nullable
    String of(Exchange exchange);

    /**
     * Looks a variable up.
     *
     * @param name as it stands after {@code $context.}
     * @param where for the message if it is not known
     */
    static Variable context(String name, String where) {
        if (name.startsWith("authorizer.")) {
            String member = name.substring("authorizer.".length());
            return exchange -> exchange.authorization == null ? null : escaped(exchange.authorization.text(member));
        }
        return switch (name) {
            case "requestId", "extendedRequestId" -> exchange -> exchange.requestId;
            case "requestTime" -> exchange -> REQUEST_TIME.format(Instant.ofEpochMilli(exchange.startedMillis));
            case "requestTimeEpoch" -> exchange -> Long.toString(exchange.startedMillis);
            case "httpMethod" -> exchange -> exchange.request.method();
            case "path" -> exchange -> "/" + exchange.stage.name() + escaped(exchange.path);
            case "protocol" -> exchange -> exchange.request.protocol();
            case "resourcePath" -> exchange -> exchange.route == null ? null : exchange.route.resourcePath();
            case "resourceId" -> exchange -> exchange.route == null ? null : exchange.route.resourceId();
            case "stage" -> exchange -> exchange.stage.name();
            case "apiId", "domainPrefix" -> exchange -> exchange.stage.apiId();
            case "domainName" -> exchange -> exchange.stage.domainName();
            case "accountId" -> _ -> Template.ACCOUNT;
            case "identity.sourceIp" -> exchange -> exchange.request.remoteAddress();
            case "identity.userAgent" ->
                exchange -> escaped(exchange.request.headers().first("User-Agent"));
            case "identity.apiKeyId" -> exchange -> exchange.apiKeyId;
            case "xrayTraceId" -> exchange -> Ids.root(exchange.traceId);
            default -> outcome(name, where);
        };
    }

    private static Variable outcome(String name, String where) {
        return switch (name) {
            case "status" -> exchange -> Integer.toString(exchange.status);
            case "responseLength" -> exchange -> Integer.toString(exchange.responseLength);
            case "responseLatency" -> exchange -> Long.toString(exchange.millisSoFar());
            case "integrationLatency", "integration.latency" ->
                exchange -> exchange.integrationMillis < 0 ? null : Long.toString(exchange.integrationMillis);
            case "integrationStatus", "integration.status", "integration.integrationStatus" ->
                exchange -> exchange.integrationStatus == 0 ? null : Integer.toString(exchange.integrationStatus);
            case "error.message", "integrationErrorMessage", "integration.error" ->
                exchange -> exchange.failed == null ? null : escaped(exchange.failed.sentence());
            case "error.messageString" ->
                exchange -> exchange.failed == null ? null : '"' + escaped(exchange.failed.sentence()) + '"';
            case "error.responseType" ->
                exchange ->
                        exchange.failed == null ? null : exchange.failed.type().name();
            default ->
                throw new UnsupportedTemplate(
                        where + " uses $context." + name + ", which the local host does not know.");
        };
    }

    /** The text as it may stand within a JSON string: what a caller sends must not break a log line or an answer. */
    static @Nullable String escaped(@Nullable String text) {
        if (text == null) {
            return null;
        }
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c < ' ') {
                out = out == null ? new StringBuilder(text.length() + 8).append(text, 0, i) : out;
                if (c < ' ') {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append('\\').append(c);
                }
            } else if (out != null) {
                out.append(c);
            }
        }
        return out == null ? text : out.toString();
    }
}

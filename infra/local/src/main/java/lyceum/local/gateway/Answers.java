package lyceum.local.gateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lyceum.local.functions.FunctionThrottled;
import lyceum.local.functions.InvocationProblem;
import lyceum.local.functions.Invoker;
import lyceum.local.http.Headers;
import lyceum.local.http.Response;
import org.jspecify.annotations.Nullable;

/** Gets the answer of a method's integration. */
final class Answers {
    /** Lambda takes and gives at most this much at a time; the gateway's own limit is higher. */
    private static final int LAMBDA_BYTES = 6 * 1024 * 1024;

    /** Headers that the gateway gives back under another name. */
    private static final Set<String> REMAPPED =
            Set.of("authorization", "date", "server", "user-agent", "www-authenticate");

    private static final Set<String> DROPPED = Set.of("connection", "content-length", "transfer-encoding");

    private final Invoker invoker;
    private final List<String> binaryTypes;

    Answers(Invoker invoker, List<String> binaryTypes) {
        this.invoker = invoker;
        this.binaryTypes = List.copyOf(binaryTypes);
    }

    Response of(Integration integration, Exchange exchange) {
        return switch (integration) {
            case Integration.Function function -> answer(function, exchange);
            case Integration.Mock mock -> answer(mock, exchange);
        };
    }

    private Response answer(Integration.Function function, Exchange exchange) {
        if (exchange.request.body().length > LAMBDA_BYTES) {
            throw new Failed(Failure.REQUEST_TOO_LARGE, "Request Too Long");
        }
        boolean binary = isBinary(exchange.request.headers().get("Content-Type"));
        APIGatewayProxyRequestEvent event = Events.request(exchange, binary);
        long start = System.nanoTime();
        try {
            APIGatewayProxyResponseEvent answer = invoker.http(function.arn(), event);
            exchange.integrationStatus = 200;
            return took(start) > function.timeoutMillis() ? late() : response(answer, exchange);
        } catch (FunctionThrottled _) {
            exchange.integrationStatus = 429;
            throw new Failed(Failure.API_CONFIGURATION_ERROR, "Internal server error");
        } catch (InvocationProblem _) {
            exchange.integrationStatus = 200;
            if (took(start) >= function.timeoutMillis()) {
                return late();
            }
            throw unusable();
        } finally {
            exchange.integrationMillis = took(start);
        }
    }

    private static long took(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static Response late() {
        throw new Failed(Failure.INTEGRATION_TIMEOUT, "Endpoint request timed out");
    }

    private static Failed unusable() {
        return new Failed(Failure.API_CONFIGURATION_ERROR, "Internal server error", 502);
    }

    private Response response(@Nullable APIGatewayProxyResponseEvent answer, Exchange exchange) {
        if (answer == null
                || answer.getStatusCode() == null
                || answer.getStatusCode() < 200
                || answer.getStatusCode() > 599) {
            throw unusable();
        }
        byte[] body = body(answer, exchange);
        if (body.length > LAMBDA_BYTES) {
            throw unusable();
        }
        Headers headers = headers(answer);
        headers.setIfAbsent("Content-Type", "application/json");
        headers.set("x-amzn-RequestId", exchange.requestId);
        return new Response(answer.getStatusCode(), headers, body);
    }

    private byte[] body(APIGatewayProxyResponseEvent answer, Exchange exchange) {
        String body = answer.getBody();
        if (body == null) {
            return new byte[0];
        }
        if (!Boolean.TRUE.equals(answer.getIsBase64Encoded())
                || !isBinary(exchange.request.headers().get("Accept"))) {
            return body.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException _) {
            throw unusable();
        }
    }

    /** As AWS does, the first media type of a list decides. */
    private boolean isBinary(String mediaTypes) {
        if (binaryTypes.isEmpty()) {
            return false;
        }
        String first = mediaTypes.split("[,;]", 2)[0].strip().toLowerCase(Locale.ROOT);
        return binaryTypes.contains("*/*") || binaryTypes.contains(first);
    }

    private static Headers headers(APIGatewayProxyResponseEvent answer) {
        var headers = new Headers();
        var multiple = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        if (answer.getMultiValueHeaders() != null) {
            answer.getMultiValueHeaders().forEach((name, values) -> {
                multiple.add(name);
                values.forEach(value -> put(headers, name, value));
            });
        }
        Map<String, String> single = answer.getHeaders();
        if (single != null) {
            single.forEach((name, value) -> {
                if (value != null && !multiple.contains(name)) {
                    put(headers, name, value);
                }
            });
        }
        return headers;
    }

    private static void put(Headers headers, String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!DROPPED.contains(lower)) {
            headers.add(REMAPPED.contains(lower) ? "x-amzn-Remapped-" + name : name, value);
        }
    }

    private static Response answer(Integration.Mock mock, Exchange exchange) {
        String status = Integer.toString(status(mock, exchange.request.headers().get("Content-Type")));
        exchange.integrationMillis = 0;
        exchange.integrationStatus = Integer.parseInt(status);
        Integration.MockAnswer answer = mock.answers().stream()
                .filter(one -> !one.pattern().isEmpty() && status.matches(one.pattern()))
                .findFirst()
                .or(() -> mock.answers().stream()
                        .filter(one -> one.pattern().isEmpty())
                        .findFirst())
                .orElseThrow(() -> new Failed(Failure.API_CONFIGURATION_ERROR, "Internal server error"));
        exchange.status = answer.status();
        var headers = Headers.of("x-amzn-RequestId", exchange.requestId);
        answer.headers().forEach((name, mapping) -> {
            String value = mapping.of(exchange);
            if (value != null) {
                headers.set(name, value);
            }
        });
        headers.setIfAbsent("Content-Type", answer.contentType());
        return new Response(
                answer.status(), headers, answer.body().render(exchange, "").getBytes(StandardCharsets.UTF_8));
    }

    /** The status that the request template for this media type names; a body without a type counts as JSON. */
    private static int status(Integration.Mock mock, String contentType) {
        String mediaType = contentType.isEmpty()
                ? "application/json"
                : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        Integer status = mock.statuses().get(mediaType);
        if (status == null && mock.strict()) {
            throw new Failed(Failure.UNSUPPORTED_MEDIA_TYPE, "Unsupported Media Type");
        }
        if (status == null) {
            throw new Failed(Failure.API_CONFIGURATION_ERROR, "Internal server error");
        }
        return status;
    }
}

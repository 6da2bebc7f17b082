package lyceum.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lyceum.contract.Problem;
import lyceum.contract.Problems;
import software.amazon.awscdk.services.apigateway.ResponseType;

/**
 * A failure that the gateway answers by itself, because no function ran: the same problem, with the same headers, as a function
 * would answer.
 *
 * @param type the gateway's name for what happened
 * @param problem what the caller is told
 * @param headers headers of its own, name to value
 */
record GatewayProblem(ResponseType type, Problem problem, Map<String, String> headers) {
    private static final Map<String, String> LATER = Map.of("Retry-After", "1");
    private static final Map<String, String> CHALLENGE = Map.of("WWW-Authenticate", "Bearer, ApiKey");

    /** One for each type that can occur here; the two defaults answer for all others. */
    static final List<GatewayProblem> ALL = List.of(
            of(ResponseType.DEFAULT_4_XX, Problems.INVALID_PARAMETER),
            of(ResponseType.DEFAULT_5_XX, Problems.INTERNAL_ERROR),
            of(ResponseType.BAD_REQUEST_BODY, Problems.MALFORMED_JSON),
            of(ResponseType.BAD_REQUEST_PARAMETERS, Problems.INVALID_PARAMETER),
            new GatewayProblem(ResponseType.UNAUTHORIZED, Problems.UNAUTHENTICATED, CHALLENGE),
            // The authorizer named a gateway key that the gateway does not know.
            new GatewayProblem(ResponseType.INVALID_API_KEY, Problems.UNAUTHENTICATED, CHALLENGE),
            of(ResponseType.ACCESS_DENIED, Problems.FORBIDDEN),
            // Its name for a path that does not exist.
            of(ResponseType.MISSING_AUTHENTICATION_TOKEN, Problems.NOT_FOUND),
            of(ResponseType.RESOURCE_NOT_FOUND, Problems.NOT_FOUND),
            of(ResponseType.REQUEST_TOO_LARGE, Problems.PAYLOAD_TOO_LARGE),
            of(ResponseType.UNSUPPORTED_MEDIA_TYPE, Problems.UNSUPPORTED_MEDIA_TYPE),
            new GatewayProblem(ResponseType.THROTTLED, Problems.TOO_MANY_REQUESTS, LATER),
            new GatewayProblem(ResponseType.QUOTA_EXCEEDED, Problems.TOO_MANY_REQUESTS, LATER),
            of(ResponseType.AUTHORIZER_FAILURE, Problems.INTERNAL_ERROR),
            of(ResponseType.AUTHORIZER_CONFIGURATION_ERROR, Problems.INTERNAL_ERROR),
            // Its name for an answer of a function that is none, such as an uncaught error.
            of(ResponseType.API_CONFIGURATION_ERROR, Problems.BAD_GATEWAY),
            of(ResponseType.INTEGRATION_FAILURE, Problems.BAD_GATEWAY),
            of(ResponseType.INTEGRATION_TIMEOUT, Problems.TIMEOUT));

    /**
     * Headers of every answer that the gateway makes by itself, name to mapping expression: no function ran, so no time passed in
     * one.
     */
    static Map<String, String> commonHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "'application/problem+json'");
        headers.put("Cache-Control", "'no-store'");
        headers.put("X-Request-ID", "context.requestId");
        headers.put("X-Response-Time", "'0ms'");
        headers.put("X-Server-ID", "'gateway'");
        headers.put("X-Cache-Status", "'BYPASS'");
        return headers;
    }

    Map<String, String> allHeaders() {
        Map<String, String> all = commonHeaders();
        headers.forEach((name, value) -> all.put(name, "'" + value + "'"));
        return all;
    }

    /**
     * The problem as JSON (RFC 9457), with its members in the order that functions use. A header of the gateway takes no prefix, so
     * its request ids have none, in header and body alike; functions put {@code req-} before theirs.
     */
    static String body(Problem problem) {
        return """
                {"type":%s,"title":%s,"status":%d,"detail":%s,"code":%s,"request_id":"$context.requestId","errors":[]}""".formatted(
                        quoted(problem.type()),
                        quoted(problem.title()),
                        problem.status(),
                        quoted(problem.remedy()),
                        quoted(problem.slug()));
    }

    private static GatewayProblem of(ResponseType type, Problem problem) {
        return new GatewayProblem(type, problem, Map.of());
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

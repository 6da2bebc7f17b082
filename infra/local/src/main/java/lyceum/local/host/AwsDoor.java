package lyceum.local.host;

import java.util.Map;
import java.util.Optional;
import lyceum.local.http.Handler;
import lyceum.local.http.Headers;
import lyceum.local.http.Refusal;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.iam.AccessDenied;
import lyceum.local.iam.Callers;
import lyceum.local.iam.Signature;
import tools.jackson.databind.json.JsonMapper;

/**
 * AWS's services for processes beside this one: functions that run in their own, {@code lyceum key}, and AWS's own tools. Each
 * request is signed with a key of this host, names its service in the signature, and may do what the key's role may.
 */
final class AwsDoor implements Handler {
    /** The longest request of DynamoDB, longer than that of any other service here. */
    static final int LONGEST = 16 << 20;

    private final Callers callers;
    private final Map<String, AwsService> services;

    /** @param services by the name that signatures have for them */
    AwsDoor(Callers callers, Map<String, AwsService> services) {
        this.callers = callers;
        this.services = Map.copyOf(services);
    }

    @Override
    public Response answer(Request request) {
        if (!request.headers().has("Authorization")) {
            return problem(403, "MissingAuthenticationTokenException", "Request is missing Authentication Token");
        }
        Optional<Signature> signature = callers.signature(request);
        if (signature.isEmpty()) {
            return problem(403, "InvalidSignatureException", "The request is not signed with a key of this host.");
        }
        AwsService service = services.get(signature.get().service());
        if (service == null) {
            return problem(
                    404,
                    "UnknownOperationException",
                    "The local host has no service " + signature.get().service() + " at this address.");
        }
        try {
            return service.answer(signature.get().accessKeyId(), request);
        } catch (AccessDenied denied) {
            return problem(403, "AccessDeniedException", denied.words());
        }
    }

    /** A problem as every one of the services' clients can read it. */
    static Response problem(int status, String type, String message) {
        return new Response(
                status,
                Headers.of("Content-Type", "application/json", "X-Amzn-ErrorType", type),
                JsonMapper.shared()
                        .writeValueAsBytes(Map.of(
                                "__type", "com.amazon.coral.service#" + type, "message", message, "Message", message)));
    }

    @Override
    public Response refuse(Refusal refusal, Request request) {
        return problem(refusal.status(), "InvalidRequestContentException", refusal.sentence());
    }
}

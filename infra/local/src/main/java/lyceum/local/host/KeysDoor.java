package lyceum.local.host;

import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.iam.Callers;
import lyceum.local.keys.KeyCalls;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The JSON protocol of KMS, each call with the rights of its caller. */
final class KeysDoor implements AwsService {
    private final KeyCalls keys;
    private final Callers callers;
    private final JsonMapper json = JsonMapper.shared();

    KeysDoor(KeyCalls keys, Callers callers) {
        this.keys = keys;
        this.callers = callers;
    }

    @Override
    public Response answer(String accessKeyId, Request request) {
        try {
            return keys.answer(
                            request.headers().get("X-Amz-Target"),
                            json.readTree(request.body()),
                            needs -> callers.check(accessKeyId, needs))
                    .map(answer -> new Response(
                            200,
                            Headers.of("Content-Type", "application/x-amz-json-1.1"),
                            json.writeValueAsBytes(answer)))
                    .orElseGet(() ->
                            AwsDoor.problem(400, "NotFoundException", "The local host has no such key or operation."));
        } catch (JacksonException | IllegalArgumentException broken) {
            return AwsDoor.problem(400, "SerializationException", "The body is not what KMS takes.");
        }
    }
}

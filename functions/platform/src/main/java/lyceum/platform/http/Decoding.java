package lyceum.platform.http;

import java.util.List;
import java.util.Optional;
import lyceum.contract.InvalidRequest;
import lyceum.contract.Problems;
import lyceum.contract.Violation;
import lyceum.platform.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The inmost link: decodes the body, looks for an answer kept under the idempotency key, calls the operation's handler. */
final class Decoding {
    private Decoding() {}

    static <I extends Record> Step into(Binding<I> binding, Replays replays) {
        return request -> {
            I body;
            try {
                body = body(binding.body(), request.body());
            } catch (JacksonException | InvalidRequest refused) {
                return BadJson.explained(request.body(), refused);
            }
            if (body == null) {
                return Answer.problem(Problems.MALFORMED_JSON, "The body is empty or null; send one JSON object.");
            }
            Optional<IdempotencyKey> key = Repeats.key(request);
            return Repeats.answered(key, replays, () -> binding.handler().handle(call(request, body, key)));
        };
    }

    private static <I extends Record> @Nullable I body(Class<I> type, byte[] json) {
        if (type == NoBody.class) {
            return type.cast(NoBody.INSTANCE);
        }
        return json.length == 0 ? null : Json.read(json, type);
    }

    private static <I extends Record> Call<I> call(Request request, I body, Optional<IdempotencyKey> key) {
        return new Call<>(
                request.operation(),
                request.caller(),
                request.path(),
                Parameters.single(request),
                request.headers(),
                body,
                key,
                request.invocation());
    }

    /** A refusal of the whole body. */
    static Answer invalid(List<Violation> violations) {
        return Answer.problem(Problems.INVALID_REQUEST, "errors names each value and what would be right.", violations);
    }
}

package lyceum.platform.http;

import java.util.List;
import java.util.Optional;
import lyceum.contract.InvalidRequest;
import lyceum.contract.Problems;
import lyceum.contract.Violation;
import lyceum.platform.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The inmost link: decodes the body, calls the operation's handler, replays what is kept under the idempotency key. */
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
            Optional<Attempt> attempt = Repeats.attempt(request);
            return Repeats.answered(attempt, replays, () -> binding.handler().handle(call(request, body, attempt)));
        };
    }

    private static <I extends Record> @Nullable I body(Class<I> type, byte[] json) {
        if (type == NoBody.class) {
            return type.cast(NoBody.INSTANCE);
        }
        return json.length == 0 ? null : Json.read(json, type);
    }

    private static <I extends Record> Call<I> call(Request request, I body, Optional<Attempt> attempt) {
        return new Call<>(
                request.operation(),
                request.caller(),
                request.path(),
                Parameters.single(request),
                request.headers(),
                body,
                attempt,
                request.invocation());
    }

    /** A refusal of the whole body. */
    static Answer invalid(List<Violation> violations) {
        return Answer.problem(Problems.INVALID_REQUEST, "errors names each value and what would be right.", violations);
    }
}

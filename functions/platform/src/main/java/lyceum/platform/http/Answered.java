package lyceum.platform.http;

import java.nio.charset.StandardCharsets;
import lyceum.contract.Operation;
import lyceum.platform.Json;

/**
 * An answer as it is sent.
 *
 * @param bytes its body; empty for none
 * @param cache what a cache did for it
 */
@SuppressWarnings("ArrayRecordComponent") // a transport value: never compared
record Answered(Answer answer, byte[] bytes, Cached cache) {
    static Answered of(Operation operation, Request request, Answer answer) {
        return new Answered(answer, bytes(answer, request), Cached.of(operation, answer));
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Answer answer, Request request) {
        return switch (answer.body()) {
            case Answer.Body.Empty _ -> new byte[0];
            case Answer.Body.Content content -> content.bytes();
            case Answer.Body.Failure failure ->
                Json.bytes(Exchange.ProblemView.of(failure, request.invocation().requestId()));
        };
    }
}

package lyceum.platform.http;

import java.util.Locale;
import lyceum.contract.Body;
import lyceum.contract.Operation;
import lyceum.contract.Problems;
import lyceum.contract.Reply;

/** Refuses bodies that are too large (413) or not JSON (415), before anything is parsed. */
final class Limits {
    private Limits() {}

    static Step around(Operation operation, Step next) {
        return operation.request().map(body -> bounded(body, next)).orElse(next);
    }

    private static Step bounded(Body body, Step next) {
        return request -> {
            int length = request.body().length;
            if (length > body.maxBytes()) {
                return Answer.problem(
                        Problems.PAYLOAD_TOO_LARGE,
                        String.format(
                                Locale.ROOT, "The body has %d bytes; at most %d are taken.", length, body.maxBytes()));
            }
            String mediaType = request.header("content-type").orElse("nothing");
            return Reply.JSON.equals(mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                    ? next.answer(request)
                    : Answer.problem(Problems.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json.");
        };
    }
}

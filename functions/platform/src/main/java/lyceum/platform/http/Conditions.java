package lyceum.platform.http;

import java.util.List;
import java.util.Optional;
import lyceum.contract.Caches;
import lyceum.contract.Caching;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Problems;
import lyceum.contract.Violation;
import lyceum.platform.Digests;
import lyceum.platform.telemetry.CurrentRun;

/** Conditional requests (RFC 9110 §13): 428 and 400 for a missing or broken If-Match, 304 for what the caller holds already. */
final class Conditions {
    private Conditions() {}

    static Step around(Operation operation, Step next) {
        Step step = operation.caching() instanceof Caching.NoStore ? next : revalidated(cache(operation), next);
        return operation.conditional() ? required(step) : step;
    }

    private static Step required(Step next) {
        return request -> request.header("if-match")
                .map(tag -> ETags.version(tag).isPresent()
                        ? next.answer(request)
                        : Answer.problem(
                                Problems.INVALID_PARAMETER,
                                "If-Match holds no single ETag.",
                                List.of(new Violation(
                                        Parameter.IF_MATCH.name(),
                                        "must be one ETag as this API gave it, such as W/\"3\""))))
                .orElseGet(() -> Answer.problem(Problems.PRECONDITION_REQUIRED, "The request has no If-Match header."));
    }

    /** Where the context's answers count as a cache, which callers keep for us. */
    private static Optional<String> cache(Operation operation) {
        return Optional.of(operation.function().context()).filter(Caches.ALL::contains);
    }

    private static Step revalidated(Optional<String> cache, Step next) {
        return request -> {
            Answer answer = tagged(next.answer(request));
            Optional<String> known = request.header("if-none-match");
            if (answer.status() != 200 || known.isEmpty()) {
                return answer;
            }
            boolean held = answer.header("ETag")
                    .filter(etag -> ETags.matches(known.get(), etag))
                    .isPresent();
            cache.ifPresent(name -> CurrentRun.looked(name, held));
            return held ? new Answer(304, answer.headers(), new Answer.Body.Empty()) : answer;
        };
    }

    /** An answer without a version is known by its content. */
    private static Answer tagged(Answer answer) {
        return answer.status() == 200
                        && answer.header("ETag").isEmpty()
                        && answer.body() instanceof Answer.Body.Content content
                ? answer.etag(Digests.sha256(content.bytes()).substring(0, 16))
                : answer;
    }
}

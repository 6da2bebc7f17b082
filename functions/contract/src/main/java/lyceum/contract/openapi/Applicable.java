package lyceum.contract.openapi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lyceum.contract.Access;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Problem;
import lyceum.contract.Problems;

/** Which problems an operation may answer: its own, and those that the chain and the gateway raise because of its shape. */
final class Applicable {
    private Applicable() {}

    static Set<Problem> problems(Operation operation) {
        var problems = new LinkedHashSet<>(operation.problems());
        problems.add(Problems.INVALID_PARAMETER);
        if (!(operation.access() instanceof Access.Open)) {
            problems.addAll(List.of(Problems.UNAUTHENTICATED, Problems.FORBIDDEN, Problems.TOO_MANY_REQUESTS));
        }
        if (operation.parameters().stream().anyMatch(parameter -> parameter.in() == Parameter.In.PATH)) {
            problems.add(Problems.NOT_FOUND);
        }
        if (operation.request().isPresent()) {
            problems.addAll(List.of(
                    Problems.MALFORMED_JSON,
                    Problems.INVALID_REQUEST,
                    Problems.PAYLOAD_TOO_LARGE,
                    Problems.UNSUPPORTED_MEDIA_TYPE));
        }
        if (operation.idempotent()) {
            problems.addAll(List.of(Problems.IDEMPOTENCY_IN_FLIGHT, Problems.IDEMPOTENCY_MISMATCH));
        }
        problems.addAll(List.of(Problems.INTERNAL_ERROR, Problems.BAD_GATEWAY, Problems.UNAVAILABLE, Problems.TIMEOUT));
        return problems;
    }
}

package lyceum.platform.http;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lyceum.contract.Operation;
import lyceum.contract.Problem;
import lyceum.contract.Problems;

/** Lets out only answers that the operation declares. Any other is a bug of ours: 500 in production, a failed test in the build. */
final class Declared {
    private Declared() {}

    static Step only(Operation operation, Step next) {
        Set<Problem> problems = Stream.concat(Problems.ALL.stream(), operation.problems().stream())
                .collect(Collectors.toUnmodifiableSet());
        return request -> {
            Answer answer = next.answer(request);
            boolean declared =
                    switch (answer.body()) {
                        case Answer.Body.Failure failure -> problems.contains(failure.problem());
                        case Answer.Body.Empty _ -> replies(operation, answer.status(), Optional.empty());
                        case Answer.Body.Content content ->
                            replies(operation, answer.status(), Optional.of(content.mediaType()));
                    };
            if (!declared) {
                throw new Undeclared(operation, answer);
            }
            return answer;
        };
    }

    private static boolean replies(Operation operation, int status, Optional<String> mediaType) {
        return operation.replies().stream()
                .anyMatch(reply -> reply.status() == status && reply.mediaType().equals(mediaType));
    }

    /** An answer that the contract does not know. */
    static final class Undeclared extends RuntimeException {
        private static final long serialVersionUID = 1;

        Undeclared(Operation operation, Answer answer) {
            super(operation.id() + " answered " + answer.status() + " " + kind(answer)
                    + ", which its declaration does not list: add it there or answer something else.");
        }

        private static String kind(Answer answer) {
            return switch (answer.body()) {
                case Answer.Body.Failure failure -> failure.problem().slug();
                case Answer.Body.Empty _ -> "without a body";
                case Answer.Body.Content content -> content.mediaType();
            };
        }
    }
}

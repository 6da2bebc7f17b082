package lyceum.platform.http;

import java.util.stream.Collectors;
import lyceum.contract.Access;
import lyceum.contract.Operation;
import lyceum.contract.Problems;
import lyceum.contract.Role;

/** Lets through whom the operation's declared access permits: 401 without a caller, 403 without the role. */
final class Permission {
    private Permission() {}

    static Step checked(Operation operation, Step next) {
        return switch (operation.access()) {
            case Access.Open _ -> next;
            case Access.Roles needed ->
                request -> {
                    if (!request.authenticated()) {
                        return Answer.problem(Problems.UNAUTHENTICATED, "No caller is known for this request.");
                    }
                    return needed.permits(request.caller().roles())
                            ? next.answer(request)
                            : Answer.problem(Problems.FORBIDDEN, "One of these roles is needed: " + words(needed));
                };
        };
    }

    private static String words(Access.Roles needed) {
        return needed.roles().stream().map(Role::word).sorted().collect(Collectors.joining(", ")) + ".";
    }
}

package lyceum.platform.http;

import java.util.Optional;
import java.util.stream.Collectors;
import lyceum.contract.Access;
import lyceum.contract.Operation;
import lyceum.contract.Problems;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.platform.Caller;
import lyceum.platform.Caller.Principal;

/**
 * Lets through whom the operation's declared access permits: 401 without a caller, 403 with one who may not. It asks before anything
 * is looked up, so that a refusal says nothing about what there is.
 */
final class Permission {
    private Permission() {}

    static Step checked(Operation operation, Step next) {
        if (operation.access() instanceof Access.Open) {
            return next;
        }
        return request -> {
            if (!request.caller().known()) {
                return Answer.problem(Problems.UNAUTHENTICATED, "No caller is known for this request.");
            }
            return refusal(operation, request.caller())
                    .map(why -> Answer.problem(Problems.FORBIDDEN, why))
                    .orElseGet(() -> next.answer(request));
        };
    }

    /** Why this caller may not call; empty where they may. */
    private static Optional<String> refusal(Operation operation, Caller caller) {
        Optional<String> who =
                switch (operation.access()) {
                    case Access.Open() -> Optional.empty();
                    case Access.Roles(var needed) ->
                        needed.stream().anyMatch(caller.roles()::contains)
                                ? Optional.empty()
                                : Optional.of("One of these roles is needed: "
                                        + needed.stream()
                                                .map(Role::word)
                                                .sorted()
                                                .collect(Collectors.joining(", "))
                                        + ".");
                    case Access.Person() ->
                        caller.principal() instanceof Principal.Person
                                ? Optional.empty()
                                : Optional.of("Only a signed-in person may do this, no API key.");
                };
        return who.or(() -> operation
                .scope()
                .filter(scope -> !caller.scopes().contains(scope))
                .map(Permission::confined));
    }

    private static String confined(Scope scope) {
        return "The scope " + scope.word() + " is needed.";
    }
}

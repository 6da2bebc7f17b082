package lyceum.performance.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lyceum.contract.Api;
import lyceum.contract.Operation;

/** Finds the operation that the gateway names by method and path. */
final class Operations {
    /** What asked for a path or method that no operation has. */
    static final String UNKNOWN = "unknown";

    private static final Map<String, Operation> BY_ROUTE = byRoute();

    private Operations() {}

    static Optional<Operation> at(String method, String path) {
        return Optional.ofNullable(BY_ROUTE.get(method + " " + path));
    }

    private static Map<String, Operation> byRoute() {
        var byRoute = new HashMap<String, Operation>();
        for (Operation operation : Api.OPERATIONS) {
            operation.paths().forEach(path -> byRoute.put(operation.method() + " " + path, operation));
        }
        return byRoute;
    }
}

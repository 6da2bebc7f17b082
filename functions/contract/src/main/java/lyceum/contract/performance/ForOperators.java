package lyceum.contract.performance;

import static lyceum.contract.Access.roles;

import lyceum.contract.Access;
import lyceum.contract.Operation;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.ServiceLevel;

/** What all operations that tell of what was measured have in common: who may ask, and how soon they answer. */
final class ForOperators {
    private static final Access OPERATORS = roles(Role.OPERATOR);

    private ForOperators() {}

    static Operation.Builder get(String id, String path, String tag, String summary, String description) {
        return Operation.get(id, path)
                .documented(tag, summary, description)
                .access(OPERATORS)
                .scope(Scope.TELEMETRY_READ)
                .level(ServiceLevel.LIST_READ);
    }
}

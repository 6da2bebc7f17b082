package lyceum.contract.accounts;

import java.util.List;
import java.util.Set;
import lyceum.contract.Doc;
import lyceum.contract.Role;
import lyceum.contract.Violations;

@Doc("A member's new roles.")
public record ChangeMemberRequest(
        @Doc("All roles that the member is to have.") List<String> roles) {
    public ChangeMemberRequest {
        var violations = Violations.collect();
        Words.roles(violations, "roles", roles);
        violations.throwIfAny();
        roles = List.copyOf(roles);
    }

    public Set<Role> roleSet() {
        return Words.roles(roles);
    }
}

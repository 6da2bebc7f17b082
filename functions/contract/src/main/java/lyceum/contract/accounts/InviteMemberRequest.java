package lyceum.contract.accounts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import lyceum.contract.Doc;
import lyceum.contract.Role;
import lyceum.contract.Violations;

@Doc("An invitation to make.")
public record InviteMemberRequest(
        @Doc("What whoever accepts it will be.") List<String> roles,

        @Doc(value = "For how many days it holds; 7 where absent.", min = 1, max = DAYS_MAX)
        Optional<Integer> days) {
    public static final int DAYS_MAX = 30;
    private static final int DAYS = 7;

    public InviteMemberRequest {
        var violations = Violations.collect();
        Words.roles(violations, "roles", roles);
        days.ifPresent(number -> violations.range("days", number, 1, DAYS_MAX));
        violations.throwIfAny();
        roles = List.copyOf(roles);
    }

    public Set<Role> roleSet() {
        return Words.roles(roles);
    }

    public int holds() {
        return days.orElse(DAYS);
    }
}

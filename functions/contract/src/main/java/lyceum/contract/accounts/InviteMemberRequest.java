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

        @Doc(
                value =
                        "The address of whom it is for, who alone can accept it then; where absent, whoever has the token first.",
                min = 3,
                max = Emails.MAX)
        Optional<String> email,

        @Doc(value = "For how many days it holds; 7 where absent.", min = 1, max = DAYS_MAX)
        Optional<Integer> days) {
    public static final int DAYS_MAX = 30;
    private static final int DAYS = 7;

    public InviteMemberRequest {
        var violations = Violations.collect();
        Words.roles(violations, "roles", roles);
        email.ifPresent(address -> Emails.check(violations, address));
        days.ifPresent(number -> violations.range("days", number, 1, DAYS_MAX));
        violations.throwIfAny();
        roles = List.copyOf(roles);
    }

    public Set<Role> roleSet() {
        return Words.roles(roles);
    }

    /** The address as it is compared. */
    public Optional<String> address() {
        return email.map(Emails::normalised);
    }

    public int holds() {
        return days.orElse(DAYS);
    }

    /** Leaves the address out, so that it can't reach a log. */
    @Override
    public String toString() {
        return "InviteMemberRequest[" + roles + "]";
    }
}

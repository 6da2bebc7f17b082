package lyceum.contract.accounts;

import java.util.List;
import lyceum.contract.Doc;
import lyceum.contract.Role;
import lyceum.contract.Tier;
import lyceum.contract.Violations;

/** What an operator sends to the function {@code create-organisation}. */
@Doc("An organisation to create, with its first API key.")
public record CreateOrganisation(
        @Doc(value = "The organisation's name.", min = 1, max = 100)
        String name,

        @Doc("The organisation's tier.") String tier,

        @Doc("The roles of its first key.") List<String> roles) {
    public CreateOrganisation {
        var violations = Violations.collect()
                .text("name", name, 1, 100)
                .check(tier != null && Tier.of(tier).isPresent(), "tier", "must be one of " + Tier.words())
                .texts("roles", roles, 1, Role.values().length, 20);
        if (roles != null) {
            for (String role : roles) {
                violations.check(role != null && Role.of(role).isPresent(), "roles", "knows no role " + role);
            }
        }
        violations.throwIfAny();
        roles = List.copyOf(roles);
    }
}

package lyceum.contract.accounts;

import lyceum.contract.Doc;
import lyceum.contract.Tier;
import lyceum.contract.Violations;

@Doc("An organisation's new tier.")
public record ChangeTierRequest(
        @Doc("standard, free, starter, professional, enterprise or operator.")
        String tier) {
    public ChangeTierRequest {
        Violations.collect()
                .check(tier != null && Tier.of(tier).isPresent(), "tier", "must be one of " + Tier.words())
                .throwIfAny();
    }

    public Tier wanted() {
        return Tier.of(tier).orElseThrow();
    }
}

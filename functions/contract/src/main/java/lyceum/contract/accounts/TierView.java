package lyceum.contract.accounts;

import java.util.List;
import lyceum.contract.Doc;

@Doc("How much each caller of an organisation may call.")
public record TierView(
        @Doc("The tier.") String tier,
        @Doc("The limits; all hold at once.") List<LimitView> limits) {}

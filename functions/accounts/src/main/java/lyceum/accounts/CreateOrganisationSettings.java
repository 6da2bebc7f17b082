package lyceum.accounts;

import java.util.Map;
import lyceum.contract.Tier;
import lyceum.platform.Settings;

/** What creating an organisation needs to know: the accounts table, and each tier's usage plan by its id. */
record CreateOrganisationSettings(String table, Map<Tier, String> usagePlans) {
    static CreateOrganisationSettings of(Settings settings) {
        return settings.read(keys -> new CreateOrganisationSettings(
                keys.text("TABLE_NAME"),
                Map.of(
                        Tier.STANDARD, keys.text("STANDARD_USAGE_PLAN_ID"),
                        Tier.OPERATOR, keys.text("OPERATOR_USAGE_PLAN_ID"))));
    }
}

package lyceum.accounts;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import lyceum.contract.Tier;
import lyceum.platform.Settings;

/** What creating an organisation needs to know: the accounts table, and each tier's usage plan by its id. */
record CreateOrganisationSettings(String table, Map<Tier, String> usagePlans) {
    static CreateOrganisationSettings of(Settings settings) {
        return settings.read(keys -> new CreateOrganisationSettings(keys.text("TABLE_NAME"), usagePlans(keys)));
    }

    static Map<Tier, String> usagePlans(Settings.Keys keys) {
        return Arrays.stream(Tier.values())
                .collect(Collectors.toMap(Function.identity(), tier -> keys.text(setting(tier))));
    }

    /** The setting that names the usage plan of this tier, for example {@code FREE_USAGE_PLAN_ID}. */
    static String setting(Tier tier) {
        return tier.name() + "_USAGE_PLAN_ID";
    }
}

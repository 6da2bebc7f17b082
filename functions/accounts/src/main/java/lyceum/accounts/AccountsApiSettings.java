package lyceum.accounts;

import java.util.List;
import lyceum.accounts.origins.Origins;
import lyceum.platform.Settings;
import lyceum.platform.Settings.Secret;

/**
 * What the function that answers requests needs to know: the accounts table, the keys of tokens, which addresses to believe, what signs the cursors of
 * lists, and how the names of the gateway's usage plans begin.
 */
record AccountsApiSettings(
        String table, List<String> tokenKeys, Origins origins, Secret cursorSecret, String usagePlanPrefix) {
    static AccountsApiSettings of(Settings settings) {
        return settings.read(keys -> new AccountsApiSettings(
                keys.text("TABLE_NAME"),
                AuthorizeSettings.tokenKeys(keys),
                Origins.from(keys),
                keys.secret("CURSOR_SECRET"),
                keys.text("USAGE_PLAN_PREFIX")));
    }
}

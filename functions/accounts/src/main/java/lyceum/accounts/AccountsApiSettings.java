package lyceum.accounts;

import lyceum.accounts.origins.Origins;
import lyceum.platform.Settings;

/** What the function that answers requests needs to know: the accounts table, and which addresses to believe. */
record AccountsApiSettings(String table, Origins origins) {
    static AccountsApiSettings of(Settings settings) {
        return settings.read(keys -> new AccountsApiSettings(keys.text("TABLE_NAME"), Origins.from(keys)));
    }
}

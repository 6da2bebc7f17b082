package lyceum.accounts;

import lyceum.platform.Settings;

/** What the authorizer needs to know: the accounts table. */
record AuthorizeSettings(String table) {
    static AuthorizeSettings of(Settings settings) {
        return settings.read(keys -> new AuthorizeSettings(keys.text("TABLE_NAME")));
    }
}

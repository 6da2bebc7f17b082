package lyceum.accounts;

import java.util.List;
import lyceum.platform.Settings;

/** What the authorizer needs to know: the accounts table, and the ids of the keys that sign access tokens. */
record AuthorizeSettings(String table, List<String> tokenKeys) {
    static AuthorizeSettings of(Settings settings) {
        return settings.read(keys -> new AuthorizeSettings(keys.text("TABLE_NAME"), tokenKeys(keys)));
    }

    /** The ids in {@code TOKEN_KEYS}, separated by commas: the first signs. */
    static List<String> tokenKeys(Settings.Keys keys) {
        return List.of(keys.text("TOKEN_KEYS").split("\\s*,\\s*", -1));
    }
}

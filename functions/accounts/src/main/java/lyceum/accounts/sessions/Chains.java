package lyceum.accounts.sessions;

import java.nio.charset.StandardCharsets;
import lyceum.accounts.people.User;
import lyceum.platform.Digests;

/** Which chain of the audit log an event of a person belongs to. */
final class Chains {
    private Chains() {}

    /** That of the organisation the person was last signed in to, or the person's own. */
    static String of(User user) {
        return user.organisation().isEmpty() ? user.id() : user.organisation();
    }

    /** One of 256 for addresses that nobody has registered, so that no chain is a bottleneck. */
    static String ofUnknown(String email) {
        return "usr_unknown"
                + Digests.sha256(email.getBytes(StandardCharsets.UTF_8)).substring(0, 2);
    }
}

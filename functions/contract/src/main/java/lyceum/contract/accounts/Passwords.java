package lyceum.contract.accounts;

import lyceum.contract.Violations;
import org.jspecify.annotations.Nullable;

/** What a password may be. */
final class Passwords {
    static final int MIN = 8;
    static final int MAX = 128;

    private Passwords() {}

    /** A new password: long enough; every character counts, spaces too. */
    static void checkNew(Violations violations, String field, @Nullable String password) {
        if (password == null) {
            violations.add(field, "is required");
            return;
        }
        violations
                .text(field, password, 0, MAX)
                .check(password.codePointCount(0, password.length()) >= MIN, field, "must have at least 8 characters")
                .check(password.length() <= MAX, field, "must have at most 128 characters");
    }

    /** A password to be tried: any that could ever have been set. */
    static void checkTried(Violations violations, String field, @Nullable String password) {
        if (password == null) {
            violations.add(field, "is required");
            return;
        }
        violations.check(!password.isEmpty() && password.length() <= MAX, field, "must have 1 to 128 characters");
    }
}

package lyceum.contract.accounts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import lyceum.contract.Violations;
import org.jspecify.annotations.Nullable;

/** E-mail addresses as people type them and as they are compared. */
public final class Emails {
    static final int MAX = 254;
    private static final Pattern FORM = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,253}");

    private Emails() {}

    /** The one form of an address that is stored and compared: trimmed, composed (NFC), lower case. */
    public static String normalised(String email) {
        return Normalizer.normalize(email.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    static void check(Violations violations, @Nullable String email) {
        violations.text("email", email, 3, MAX);
        if (email != null) {
            violations.check(
                    FORM.matcher(normalised(email)).matches(),
                    "email",
                    "must be an e-mail address such as name@example.org");
        }
    }
}

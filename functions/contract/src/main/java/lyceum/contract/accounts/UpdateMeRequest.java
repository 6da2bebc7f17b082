package lyceum.contract.accounts;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import lyceum.contract.Doc;
import lyceum.contract.Violations;

@Doc("Members of the profile to replace; absent ones stay.")
public record UpdateMeRequest(
        @Doc(value = "The person's name.", min = 1, max = UserView.NAME_MAX)
        Optional<String> name,

        @Doc(value = "What the person says about himself or herself.", max = UserView.BIO_MAX)
        Optional<String> bio,

        @Doc(value = "The language the person reads, a BCP 47 tag such as en-GB.", min = 2, max = 35)
        Optional<String> locale) {
    public UpdateMeRequest {
        var violations = Violations.collect();
        name.ifPresent(value -> violations.text("name", value, 1, UserView.NAME_MAX));
        bio.ifPresent(value -> violations.text("bio", value, 0, UserView.BIO_MAX));
        locale.ifPresent(value -> violations
                .text("locale", value, 2, 35)
                .check(wellFormed(value), "locale", "must be a BCP 47 language tag such as en-GB"));
        violations.check(
                name.isPresent() || bio.isPresent() || locale.isPresent(),
                "name",
                "give at least one member to change");
        violations.throwIfAny();
    }

    private static boolean wellFormed(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException _) {
            return false;
        }
    }

    /** Nothing: all of it is personal. */
    @Override
    public String toString() {
        return "UpdateMeRequest[hidden]";
    }
}

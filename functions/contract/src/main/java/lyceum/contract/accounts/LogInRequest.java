package lyceum.contract.accounts;

import java.util.Optional;
import lyceum.contract.Doc;
import lyceum.contract.Violations;

@Doc("Who signs in, and with what.")
public record LogInRequest(
        @Doc(value = "The address that the person registered with.", min = 3, max = Emails.MAX)
        String email,

        @Doc(value = "The password.", min = 1, max = Passwords.MAX)
        String password,

        @Doc("The organisation to sign in to; where absent, the last one.")
        Optional<String> organisationId) {
    public LogInRequest {
        var violations = Violations.collect();
        Emails.check(violations, email);
        Passwords.checkTried(violations, "password", password);
        organisationId.ifPresent(value -> violations.text("organisation_id", value, 1, 64));
        violations.throwIfAny();
    }

    /** Leaves the password and the address out, so that they can't reach a log. */
    @Override
    public String toString() {
        return "LogInRequest[hidden]";
    }
}

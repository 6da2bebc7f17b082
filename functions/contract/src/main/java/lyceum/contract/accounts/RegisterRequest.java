package lyceum.contract.accounts;

import java.util.Optional;
import lyceum.contract.Doc;
import lyceum.contract.Violations;

@Doc("A person to register.")
public record RegisterRequest(
        @Doc(value = "The e-mail address that the person signs in with.", min = 3, max = Emails.MAX)
        String email,

        @Doc(value = "The password; not one of the 100,000 commonest.", min = Passwords.MIN, max = Passwords.MAX)
        String password,

        @Doc(value = "The person's name; where absent, what stands before the @.", min = 1, max = UserView.NAME_MAX)
        Optional<String> name,

        @Doc(
                value = "The token of an invitation, to join its organisation instead of getting one of one's own.",
                min = 1,
                max = AcceptInvitationRequest.TOKEN_MAX)
        Optional<String> invitation) {
    public RegisterRequest {
        var violations = Violations.collect();
        Emails.check(violations, email);
        Passwords.checkNew(violations, "password", password);
        name.ifPresent(value -> violations.text("name", value, 1, UserView.NAME_MAX));
        invitation.ifPresent(value -> violations.text("invitation", value, 1, AcceptInvitationRequest.TOKEN_MAX));
        violations.throwIfAny();
    }

    /** Leaves the password and the address out, so that they can't reach a log. */
    @Override
    public String toString() {
        return "RegisterRequest[hidden]";
    }
}

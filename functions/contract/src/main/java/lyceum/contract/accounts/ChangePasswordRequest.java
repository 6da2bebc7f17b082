package lyceum.contract.accounts;

import lyceum.contract.Doc;
import lyceum.contract.Violations;

@Doc("A new password, with the present one to show who asks.")
public record ChangePasswordRequest(
        @Doc(value = "The present password.", min = 1, max = Passwords.MAX)
        String currentPassword,

        @Doc(value = "The new password; not one of the 100,000 commonest.", min = Passwords.MIN, max = Passwords.MAX)
        String newPassword) {
    public ChangePasswordRequest {
        var violations = Violations.collect();
        Passwords.checkTried(violations, "current_password", currentPassword);
        Passwords.checkNew(violations, "new_password", newPassword);
        violations.check(
                newPassword == null || !newPassword.equals(currentPassword),
                "new_password",
                "must not be the present password");
        violations.throwIfAny();
    }

    /** Leaves the passwords out, so that they can't reach a log. */
    @Override
    public String toString() {
        return "ChangePasswordRequest[hidden]";
    }
}

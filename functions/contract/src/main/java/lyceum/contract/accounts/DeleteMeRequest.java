package lyceum.contract.accounts;

import lyceum.contract.Doc;
import lyceum.contract.Violations;

@Doc("The password of whoever deletes his or her account.")
public record DeleteMeRequest(
        @Doc(value = "The present password.", min = 1, max = Passwords.MAX)
        String password) {
    public DeleteMeRequest {
        var violations = Violations.collect();
        Passwords.checkTried(violations, "password", password);
        violations.throwIfAny();
    }

    /** Leaves the password out, so that it can't reach a log. */
    @Override
    public String toString() {
        return "DeleteMeRequest[hidden]";
    }
}

package lyceum.contract.accounts;

import java.util.Optional;
import lyceum.contract.Doc;
import lyceum.contract.Violations;

@Doc("A session to be continued.")
public record RefreshRequest(
        @Doc(value = "The last refresh token of the session; it works once.", min = 1, max = 300)
        String refreshToken,

        @Doc("Another organisation of the person's to go on in; where absent, the same.")
        Optional<String> organisationId) {
    public RefreshRequest {
        var violations = Violations.collect().text("refresh_token", refreshToken, 1, 300);
        organisationId.ifPresent(value -> violations.text("organisation_id", value, 1, 64));
        violations.throwIfAny();
    }

    /** Leaves the token out, so that it can't reach a log. */
    @Override
    public String toString() {
        return "RefreshRequest[hidden]";
    }
}

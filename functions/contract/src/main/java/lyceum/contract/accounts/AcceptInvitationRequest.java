package lyceum.contract.accounts;

import lyceum.contract.Doc;
import lyceum.contract.Violations;

@Doc("An invitation to accept.")
public record AcceptInvitationRequest(
        @Doc(value = "The invitation's token, as whoever invited was shown it.", min = 1, max = TOKEN_MAX)
        String token) {
    static final int TOKEN_MAX = 100;

    public AcceptInvitationRequest {
        Violations.collect().text("token", token, 1, TOKEN_MAX).throwIfAny();
    }

    /** Leaves the token out, so that it can't reach a log. */
    @Override
    public String toString() {
        return "AcceptInvitationRequest[hidden]";
    }
}

package lyceum.contract.accounts;

import lyceum.contract.Doc;

@Doc("An invitation with its token; the only time it is seen.")
public record NewInvitation(
        @Doc("The invitation as it is listed.") InvitationView invitation,

        @Doc("What whoever is invited accepts with. Hand it on yourself: no mail is sent.")
        String token) {
    /** Leaves the token out, so that it can't reach a log. */
    @Override
    public String toString() {
        return "NewInvitation[" + invitation.invitationId() + "]";
    }
}

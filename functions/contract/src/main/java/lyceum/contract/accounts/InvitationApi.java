package lyceum.contract.accounts;

import java.util.List;
import lyceum.contract.Access;
import lyceum.contract.Functions;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Problem;
import lyceum.contract.Problems;
import lyceum.contract.Reply;
import lyceum.contract.Scope;
import lyceum.contract.ServiceLevel;

/** Invitations into organisations. */
public final class InvitationApi {
    public static final Problem INVALID_INVITATION = new Problem(
            "invalid-invitation",
            404,
            "There is no invitation for you with this token.",
            "Ask for another: this one has expired, was taken back or accepted, or is for another address.");
    public static final Problem ALREADY_MEMBER = new Problem(
            "already-member",
            409,
            "You belong to this organisation already.",
            "Ask an owner to change your roles; the invitation stays good for somebody else.");

    private static final Parameter INVITATION =
            Parameter.path("invitation_id", "The invitation.", "inv_01JD9Z6Q4M8T5X2B7N3C1VKPWR");

    public static final Operation INVITE_MEMBER = Operation.post("inviteMember", OrganisationApi.PATH + "/invitations")
            .documented(
                    OrganisationApi.TAG,
                    "Invite somebody",
                    "The answer shows a token this once: hand it on yourself, no mail is sent. Whoever accepts with it first becomes"
                            + " a member.")
            .access(OrganisationApi.KEEPERS)
            .scope(Scope.ACCOUNTS_WRITE)
            .takes(OrganisationApi.ORGANISATION)
            .body(
                    InviteMemberRequest.class,
                    OrganisationApi.BODY_MAX_BYTES,
                    "{\"email\": \"grace@example.org\", \"roles\": [\"teacher\"], \"days\": 7}")
            .answers(Reply.json(201, NewInvitation.class, "The invitation with its token."))
            .level(ServiceLevel.WRITE)
            .idempotent()
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation LIST_INVITATIONS = Operation.get(
                    "listInvitations", OrganisationApi.PATH + "/invitations")
            .documented(
                    OrganisationApi.TAG,
                    "Invitations that nobody has accepted yet",
                    "Oldest first, without their tokens.")
            .access(OrganisationApi.KEEPERS)
            .scope(Scope.ACCOUNTS_READ)
            .takes(OrganisationApi.ORGANISATION, Parameter.LIMIT, Parameter.CURSOR)
            .answers(Reply.json(200, InvitationPage.class, "A page of invitations."))
            .fails(Problems.INVALID_CURSOR)
            .level(ServiceLevel.LIST_READ)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation REVOKE_INVITATION = Operation.delete(
                    "revokeInvitation", OrganisationApi.PATH + "/invitations/{invitation_id}")
            .documented(OrganisationApi.TAG, "Take an invitation back", "Its token is worth nothing at once.")
            .access(OrganisationApi.KEEPERS)
            .scope(Scope.ACCOUNTS_WRITE)
            .takes(OrganisationApi.ORGANISATION, INVITATION)
            .answers(Reply.empty(204, "It is taken back."))
            .level(ServiceLevel.WRITE)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation ACCEPT_INVITATION = Operation.post("acceptInvitation", "/api/v1/invitations/accept")
            .documented(
                    OrganisationApi.TAG,
                    "Accept an invitation",
                    "Makes you a member of the organisation that invites, with the roles of the invitation. Whoever has no account yet"
                            + " registers with the token instead. Addresses are not verified, since no mail is sent: an invitation"
                            + " is as secret as its token.")
            .access(Access.person())
            .scope(Scope.ACCOUNTS_WRITE)
            .body(AcceptInvitationRequest.class, OrganisationApi.BODY_MAX_BYTES, """
                    {"token": "lyi_bm90IGEgdG9rZW4gdGhhdCBvcGVucyBhbnl0aGluZyE"}
                    """)
            .answers(Reply.json(201, MembershipView.class, "The membership; Location names the organisation."))
            .fails(INVALID_INVITATION, ALREADY_MEMBER, OrganisationApi.TOO_MANY_ORGANISATIONS)
            .level(ServiceLevel.WRITE)
            .idempotent()
            .answeredBy(Functions.ACCOUNTS_API);

    public static final List<Operation> ALL =
            List.of(INVITE_MEMBER, LIST_INVITATIONS, REVOKE_INVITATION, ACCEPT_INVITATION);

    private InvitationApi() {}
}

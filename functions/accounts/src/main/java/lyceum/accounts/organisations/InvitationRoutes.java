package lyceum.accounts.organisations;

import java.time.InstantSource;
import lyceum.accounts.callers.Actor;
import lyceum.accounts.invitations.Invitation;
import lyceum.accounts.invitations.Invitations;
import lyceum.accounts.lists.Paging;
import lyceum.accounts.origins.Origins;
import lyceum.accounts.people.Users;
import lyceum.contract.Problems;
import lyceum.contract.accounts.AcceptInvitationRequest;
import lyceum.contract.accounts.InvitationApi;
import lyceum.contract.accounts.InvitationPage;
import lyceum.contract.accounts.InviteMemberRequest;
import lyceum.contract.accounts.NewInvitation;
import lyceum.platform.Ids;
import lyceum.platform.function.App;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Call;
import lyceum.platform.http.NoBody;

/** Binds the operations on invitations. */
public final class InvitationRoutes {
    private final Invitations invitations;
    private final Invite invite;
    private final AcceptInvitation accept;
    private final Origins origins;
    private final Paging paging;

    public InvitationRoutes(
            Invitations invitations,
            Organisations organisations,
            Users users,
            Origins origins,
            Paging paging,
            Ids ids,
            InstantSource clock) {
        this.invitations = invitations;
        this.accept = new AcceptInvitation(invitations, organisations, users, clock);
        this.invite = new Invite(invitations, ids, clock);
        this.origins = origins;
        this.paging = paging;
    }

    public void bind(App.Builder app) {
        app.operation(InvitationApi.INVITE_MEMBER, InviteMemberRequest.class, this::invite)
                .operation(InvitationApi.LIST_INVITATIONS, this::list)
                .operation(InvitationApi.REVOKE_INVITATION, this::revoke)
                .operation(InvitationApi.ACCEPT_INVITATION, AcceptInvitationRequest.class, this::accept);
    }

    private Answer invite(Call<InviteMemberRequest> call) {
        return OrganisationRoutes.own(
                call, () -> switch (invite.invite(actor(call), call.body(), made -> call.claim(invited(made)))) {
                    case Invite.Outcome.Invited made -> invited(made);
                    case Invite.Outcome.TooManyRights() ->
                        Answer.problem(Problems.FORBIDDEN, "You may not give all of these roles.");
                });
    }

    private Answer list(Call<NoBody> call) {
        return OrganisationRoutes.own(
                call,
                () -> paging.answer(
                        call,
                        call.organisation(),
                        (after, limit) -> invitations.list(call.organisation(), after, limit),
                        Invitation::id,
                        page -> Answer.json(
                                200,
                                new InvitationPage(
                                        page.entries().stream()
                                                .map(Invitation::view)
                                                .toList(),
                                        page.limit(),
                                        page.more(),
                                        page.next()))));
    }

    private Answer revoke(Call<NoBody> call) {
        return OrganisationRoutes.own(
                call,
                () -> invite.revoke(actor(call), call.path("invitation_id"))
                        ? Answer.empty(204)
                        : OrganisationRoutes.missing());
    }

    private Answer accept(Call<AcceptInvitationRequest> call) {
        return switch (accept.accept(actor(call), call.body().token(), joined -> call.claim(joined(joined)))) {
            case AcceptInvitation.Outcome.Accepted(Joined joined) -> joined(joined);
            case AcceptInvitation.Outcome.Invalid() ->
                Answer.problem(InvitationApi.INVALID_INVITATION, "No invitation of this token is for you.");
            case AcceptInvitation.Outcome.MemberAlready() ->
                Answer.problem(InvitationApi.ALREADY_MEMBER, "You keep the roles that you have.");
            case AcceptInvitation.Outcome.TooMany() -> OrganisationRoutes.tooMany();
            case AcceptInvitation.Outcome.Gone() -> OrganisationRoutes.gone();
        };
    }

    private static Answer invited(Invite.Outcome.Invited made) {
        return Answer.json(
                201, new NewInvitation(made.invitation().view(), made.token().text()));
    }

    private static Answer joined(Joined joined) {
        return Answer.json(201, joined.view()).location(OrganisationRoutes.location(joined.organisation()));
    }

    private Actor actor(Call<?> call) {
        return new Actor(call.caller(), origins.of(call));
    }
}

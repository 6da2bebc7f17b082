package lyceum.accounts.organisations;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lyceum.accounts.callers.Actor;
import lyceum.accounts.guesses.Guesses;
import lyceum.accounts.lists.Paging;
import lyceum.accounts.origins.Origins;
import lyceum.accounts.people.User;
import lyceum.accounts.people.Users;
import lyceum.contract.Problems;
import lyceum.contract.Role;
import lyceum.contract.accounts.ChangeMemberRequest;
import lyceum.contract.accounts.MemberPage;
import lyceum.contract.accounts.MemberView;
import lyceum.contract.accounts.OrganisationApi;
import lyceum.platform.function.App;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Call;
import lyceum.platform.http.NoBody;

/** Binds the operations on members. */
public final class MemberRoutes {
    private static final String USER = "user_id";

    private final Members members;
    private final Users users;
    private final ChangeMember change;
    private final UnlockMember unlock;
    private final Origins origins;
    private final Paging paging;

    public MemberRoutes(Members members, Users users, Guesses guesses, Origins origins, Paging paging) {
        this.members = members;
        this.users = users;
        this.unlock = new UnlockMember(members, users, guesses);
        this.change = new ChangeMember(members);
        this.origins = origins;
        this.paging = paging;
    }

    public void bind(App.Builder app) {
        app.operation(OrganisationApi.LIST_MEMBERS, this::list)
                .operation(OrganisationApi.CHANGE_MEMBER, ChangeMemberRequest.class, this::change)
                .operation(OrganisationApi.REMOVE_MEMBER, this::remove)
                .operation(OrganisationApi.UNLOCK_MEMBER, this::unlock);
    }

    private Answer list(Call<NoBody> call) {
        return OrganisationRoutes.own(
                call,
                () -> paging.answer(
                        call,
                        call.organisation(),
                        (after, limit) -> members.list(call.organisation(), after, limit),
                        Member::user,
                        page -> Answer.json(
                                200,
                                new MemberPage(shown(call, page.entries()), page.limit(), page.more(), page.next()))));
    }

    private List<MemberView> shown(Call<?> call, List<Member> some) {
        Map<String, User> people = users.named(some.stream().map(Member::user).toList());
        boolean addresses = !Collections.disjoint(call.caller().roles(), Set.of(Role.OWNER, Role.ADMIN));
        return some.stream()
                .map(member -> member.view(Optional.ofNullable(people.get(member.user())), addresses))
                .toList();
    }

    private Answer change(Call<ChangeMemberRequest> call) {
        return OrganisationRoutes.own(
                call,
                () -> answered(
                        call,
                        change.change(actor(call), call.path(USER), call.body().roleSet())));
    }

    private Answer remove(Call<NoBody> call) {
        return OrganisationRoutes.own(call, () -> answered(call, change.remove(actor(call), call.path(USER))));
    }

    private Answer unlock(Call<NoBody> call) {
        Answer done = Answer.empty(204);
        return OrganisationRoutes.own(
                call,
                () -> unlock.unlock(actor(call), call.path(USER), call.claim(done))
                        ? done
                        : OrganisationRoutes.missing());
    }

    private Answer answered(Call<?> call, ChangeMember.Outcome outcome) {
        return switch (outcome) {
            case ChangeMember.Outcome.Changed(Member member) ->
                Answer.json(200, shown(call, List.of(member)).getFirst());
            case ChangeMember.Outcome.Removed() -> Answer.empty(204);
            case ChangeMember.Outcome.Missing() -> OrganisationRoutes.missing();
            case ChangeMember.Outcome.TooManyRights() ->
                Answer.problem(Problems.FORBIDDEN, "The member has, or would have, roles that you may not give.");
            case ChangeMember.Outcome.LastOwner() ->
                Answer.problem(OrganisationApi.LAST_OWNER, "The member is the organisation's only owner.");
            case ChangeMember.Outcome.Overtaken() ->
                Answer.problem(Problems.CONFLICT, "The member is being changed by somebody else; read it again.");
        };
    }

    private Actor actor(Call<?> call) {
        return new Actor(call.caller(), origins.of(call));
    }
}

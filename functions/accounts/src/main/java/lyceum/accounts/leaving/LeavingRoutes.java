package lyceum.accounts.leaving;

import java.util.stream.Collectors;
import lyceum.accounts.callers.Actor;
import lyceum.accounts.guesses.Guesses;
import lyceum.accounts.keys.RetireKeys;
import lyceum.accounts.origins.Origins;
import lyceum.accounts.people.Users;
import lyceum.accounts.sessions.Refusals;
import lyceum.accounts.sessions.TryPassword;
import lyceum.contract.Problems;
import lyceum.contract.accounts.DeleteMeRequest;
import lyceum.contract.accounts.OrganisationApi;
import lyceum.contract.accounts.UserApi;
import lyceum.platform.function.App;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Call;

/** Binds deleting an account. */
public final class LeavingRoutes {
    private final DeleteAccount delete;
    private final Origins origins;

    public LeavingRoutes(
            Users users,
            DynamoDepartures departures,
            TryPassword tries,
            Guesses guesses,
            RetireKeys keys,
            Origins origins) {
        this.delete = new DeleteAccount(users, departures, tries, guesses, keys);
        this.origins = origins;
    }

    public void bind(App.Builder app) {
        app.operation(UserApi.DELETE_ME, DeleteMeRequest.class, this::delete);
    }

    private Answer delete(Call<DeleteMeRequest> call) {
        var actor = new Actor(call.caller(), origins.of(call));
        return switch (delete.delete(actor, call.body().password())) {
            case DeleteAccount.Outcome.Deleted() -> Answer.empty(204);
            case DeleteAccount.Outcome.Refused(var why) ->
                Refusals.answer(why, UserApi.WRONG_PASSWORD, "This is not your password.");
            case DeleteAccount.Outcome.LastOwner(var of) ->
                Answer.problem(
                        OrganisationApi.LAST_OWNER,
                        "You are the only owner, among other members, of "
                                + of.stream()
                                        .map(stuck -> stuck.name() + " (" + stuck.organisation() + ")")
                                        .collect(Collectors.joining(", "))
                                + ".");
            case DeleteAccount.Outcome.Missing() ->
                Answer.problem(Problems.UNAUTHENTICATED, "This person has deleted the account.");
            case DeleteAccount.Outcome.Overtaken() ->
                Answer.problem(Problems.CONFLICT, "Your memberships are being changed; send it again.");
        };
    }
}

package lyceum.accounts.sessions;

import lyceum.accounts.guesses.Guesses;
import lyceum.accounts.origins.Origins;
import lyceum.accounts.passwords.Passwords;
import lyceum.accounts.people.Users;
import lyceum.contract.Problems;
import lyceum.contract.accounts.ChangePasswordRequest;
import lyceum.contract.accounts.UserApi;
import lyceum.platform.function.App;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Call;

/** Binds changing a password. */
public final class PasswordRoutes {
    private final ChangePassword change;
    private final Origins origins;

    public PasswordRoutes(
            Users users,
            DynamoSessions sessions,
            Guesses guesses,
            Passwords passwords,
            TryPassword tries,
            Origins origins) {
        this.change = new ChangePassword(users, sessions, guesses, passwords, tries);
        this.origins = origins;
    }

    public void bind(App.Builder app) {
        app.operation(UserApi.CHANGE_PASSWORD, ChangePasswordRequest.class, this::change);
    }

    private Answer change(Call<ChangePasswordRequest> call) {
        Answer done = Answer.empty(204);
        return switch (change.change(SessionRoutes.person(call), call.body(), origins.of(call), call.claim(done))) {
            case ChangePassword.Outcome.Changed() -> done;
            case ChangePassword.Outcome.Refused(var why) ->
                Refusals.answer(why, UserApi.WRONG_PASSWORD, "The password in current_password is not yours.");
            case ChangePassword.Outcome.Busy() -> Refusals.busy();
            case ChangePassword.Outcome.Missing() ->
                Answer.problem(Problems.UNAUTHENTICATED, "This person has deleted the account.");
            case ChangePassword.Outcome.Overtaken() ->
                Answer.problem(Problems.CONFLICT, "The password was changed by another request.");
        };
    }
}

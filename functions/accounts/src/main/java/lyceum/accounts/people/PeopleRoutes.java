package lyceum.accounts.people;

import java.time.Duration;
import java.time.InstantSource;
import lyceum.accounts.invitations.Invitations;
import lyceum.accounts.origins.Origins;
import lyceum.accounts.passwords.Passwords;
import lyceum.contract.Measure;
import lyceum.contract.Problems;
import lyceum.contract.accounts.AuthApi;
import lyceum.contract.accounts.InvitationApi;
import lyceum.contract.accounts.RegisterRequest;
import lyceum.contract.accounts.UpdateMeRequest;
import lyceum.contract.accounts.UserApi;
import lyceum.platform.Ids;
import lyceum.platform.function.App;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Call;
import lyceum.platform.http.NoBody;
import lyceum.platform.telemetry.CurrentRun;

/** Binds the operations on people. */
public final class PeopleRoutes {
    private final Users users;
    private final RegisterUser register;
    private final UpdateProfile update;
    private final Origins origins;

    public PeopleRoutes(
            Users users, Invitations invitations, Passwords passwords, Origins origins, Ids ids, InstantSource clock) {
        this.users = users;
        this.update = new UpdateProfile(users, clock);
        this.register = new RegisterUser(users, invitations, passwords, ids, clock);
        this.origins = origins;
    }

    public void bind(App.Builder app) {
        app.operation(AuthApi.REGISTER_USER, RegisterRequest.class, this::register)
                .operation(UserApi.GET_ME, this::me)
                .operation(UserApi.UPDATE_ME, UpdateMeRequest.class, this::update);
    }

    private Answer register(Call<RegisterRequest> call) {
        return switch (register.register(call.body(), origins.of(call), user -> call.claim(registered(user)))) {
            case RegisterUser.Outcome.Registered(User user) -> {
                CurrentRun.count(Measure.REGISTRATIONS);
                yield registered(user);
            }
            case RegisterUser.Outcome.EmailTaken() ->
                Answer.problem(AuthApi.EMAIL_TAKEN, "Somebody has registered with the address in email.");
            case RegisterUser.Outcome.InvalidInvitation() ->
                Answer.problem(InvitationApi.INVALID_INVITATION, "No invitation of this token is for you.");
            case RegisterUser.Outcome.Busy() ->
                Answer.problem(Problems.UNAVAILABLE, "Too many people are signing in at this moment.")
                        .retryAfter(Duration.ofSeconds(1));
        };
    }

    private Answer me(Call<NoBody> call) {
        return users.find(userId(call)).map(PeopleRoutes::ok).orElseGet(PeopleRoutes::gone);
    }

    private Answer update(Call<UpdateMeRequest> call) {
        return switch (update.update(userId(call), call.expectedVersion(), call.body(), origins.of(call))) {
            case UpdateProfile.Outcome.Updated(User user) -> ok(user);
            case UpdateProfile.Outcome.Missing() -> gone();
            case UpdateProfile.Outcome.Conflict() ->
                Answer.problem(Problems.PRECONDITION_FAILED, "The profile has another version by now.");
        };
    }

    private static String userId(Call<?> call) {
        return call.caller().principal().id();
    }

    private static Answer ok(User user) {
        return Answer.json(200, user.view()).version(user.version());
    }

    private static Answer gone() {
        return Answer.problem(Problems.UNAUTHENTICATED, "This person has deleted the account.");
    }

    private static Answer registered(User user) {
        return Answer.json(201, user.view()).location(UserApi.ME).version(user.version());
    }
}

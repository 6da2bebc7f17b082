package lyceum.accounts.people;

import java.time.Duration;
import java.time.InstantSource;
import lyceum.accounts.origins.Origins;
import lyceum.accounts.passwords.Passwords;
import lyceum.contract.Problems;
import lyceum.contract.accounts.AuthApi;
import lyceum.contract.accounts.RegisterRequest;
import lyceum.platform.Ids;
import lyceum.platform.function.App;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Call;

/** Binds the operations on people. */
public final class PeopleRoutes {
    private static final String ME = "/api/v1/users/me";

    private final RegisterUser register;
    private final Origins origins;

    public PeopleRoutes(Users users, Passwords passwords, Origins origins, Ids ids, InstantSource clock) {
        this.register = new RegisterUser(users, passwords, ids, clock);
        this.origins = origins;
    }

    public void bind(App.Builder app) {
        app.operation(AuthApi.REGISTER_USER, RegisterRequest.class, this::register);
    }

    private Answer register(Call<RegisterRequest> call) {
        return switch (register.register(call.body(), origins.of(call), user -> call.claim(registered(user)))) {
            case RegisterUser.Outcome.Registered(User user) -> registered(user);
            case RegisterUser.Outcome.EmailTaken() ->
                Answer.problem(AuthApi.EMAIL_TAKEN, "Somebody has registered with the address in email.");
            case RegisterUser.Outcome.Busy() ->
                Answer.problem(Problems.UNAVAILABLE, "Too many people are signing in at this moment.")
                        .retryAfter(Duration.ofSeconds(1));
        };
    }

    private static Answer registered(User user) {
        return Answer.json(201, user.view()).location(ME).version(user.version());
    }
}

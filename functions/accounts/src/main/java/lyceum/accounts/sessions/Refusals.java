package lyceum.accounts.sessions;

import java.time.Duration;
import lyceum.accounts.sessions.TryPassword.Refusal;
import lyceum.contract.Problem;
import lyceum.contract.Problems;
import lyceum.contract.accounts.AuthApi;
import lyceum.platform.http.Answer;

/** Answers to passwords that were refused. */
public final class Refusals {
    private Refusals() {}

    /** {@code wrong} is the operation's own problem of a wrong password. */
    public static Answer answer(Refusal refusal, Problem wrong, String detail) {
        return switch (refusal) {
            case Refusal.Wrong() -> Answer.problem(wrong, detail);
            case Refusal.Locked(Duration wait) ->
                Answer.problem(AuthApi.TOO_MANY_GUESSES, "No further password is looked at before Retry-After.")
                        .retryAfter(wait);
            case Refusal.Busy() -> busy();
        };
    }

    /** More passwords are to be hashed than can be. */
    public static Answer busy() {
        return Answer.problem(Problems.UNAVAILABLE, "Too many people are signing in at this moment.")
                .retryAfter(Duration.ofSeconds(1));
    }
}

package lyceum.accounts.sessions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.audit.AuditLog;
import lyceum.accounts.guesses.Guesses;
import lyceum.accounts.guesses.Guesses.Admission;
import lyceum.accounts.origins.Origin;
import lyceum.accounts.passwords.Passwords;
import lyceum.accounts.people.User;
import lyceum.contract.accounts.AuditType;

/** Tries a password within the budgets of guesses, which logging in and asking for the present password share. */
public final class TryPassword {
    private final Guesses guesses;
    private final Passwords passwords;
    private final AuditLog audit;
    private final InstantSource clock;

    public TryPassword(Guesses guesses, Passwords passwords, AuditLog audit, InstantSource clock) {
        this.guesses = guesses;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /** Why it is not the password, as far as was looked at. */
    public sealed interface Refusal {
        record Wrong() implements Refusal {}

        /** No password is looked at for so long. */
        record Locked(Duration remaining) implements Refusal {}

        /** Too many passwords are being looked at: this was not one of them. */
        record Busy() implements Refusal {}
    }

    /** One try. The account is named by its address, whether anybody has it or not. */
    private record Guess(String email, Optional<User> user, String password, Origin origin) {}

    /** Tries the password of whoever is signed in; empty where it is the one. */
    public Optional<Refusal> ofPresent(User user, String password, Origin origin) {
        var guess = new Guess(user.email(), Optional.of(user), password, origin);
        Optional<Refusal> refusal = refused(guess, AuditType.PASSWORD_REFUSED, user.id());
        if (refusal.isEmpty()) {
            guesses.giveBack(user.email(), origin.address());
        }
        return refusal;
    }

    /** Tries to log in; empty where it is the password. Whoever opens a session forgets the guesses. */
    Optional<Refusal> ofStranger(String email, Optional<User> user, String password, Origin origin) {
        return refused(new Guess(email, user, password, origin), AuditType.LOGIN_FAILED, "nobody");
    }

    private Optional<Refusal> refused(Guess guess, AuditType failure, String actor) {
        Optional<Duration> wait = lockedOut(guess);
        if (wait.isPresent()) {
            return Optional.of(new Refusal.Locked(wait.get()));
        }
        return switch (guesses.take(guess.email(), guess.origin().address())) {
            case Admission.Refused(Instant until) ->
                Optional.of(new Refusal.Locked(Duration.between(clock.instant(), until)));
            case Admission.Admitted(int number) -> looked(guess, number, failure, actor);
        };
    }

    private Optional<Refusal> looked(Guess guess, int number, AuditType failure, String actor) {
        Passwords.Verdict verdict = guess.user()
                .map(known -> passwords.check(guess.password(), known.passwordHash()))
                .orElseGet(() -> passwords.checkNobody(guess.password()));
        return switch (verdict) {
            case RIGHT -> Optional.empty();
            case WRONG -> {
                wrong(guess, number, failure, actor);
                yield Optional.of(new Refusal.Wrong());
            }
            case BUSY -> {
                guesses.giveBack(guess.email(), guess.origin().address());
                yield Optional.of(new Refusal.Busy());
            }
        };
    }

    /** How long the budgets of the account alone and the network alone shut this caller out. */
    private Optional<Duration> lockedOut(Guess guess) {
        Origin origin = guess.origin();
        Guesses.Standing standing = guesses.standing(guess.email(), origin.address());
        boolean familiar = guess.user()
                .filter(known -> known.networks().contains(origin.network()))
                .isPresent();
        if (!origin.trusted() && standing.network() >= Guesses.PER_NETWORK) {
            return Optional.of(Duration.between(clock.instant(), standing.networkUntil()));
        }
        return !familiar && standing.account() >= Guesses.PER_ACCOUNT
                ? Optional.of(Duration.between(clock.instant(), standing.accountUntil()))
                : Optional.empty();
    }

    /** Of a window's wrong guesses the first and the one that locks are told. */
    private void wrong(Guess guess, int number, AuditType failure, String actor) {
        guesses.wrong(guess.email(), guess.origin().address());
        if (number == 1 || number == Guesses.PER_ACCOUNT_AND_NETWORK) {
            audit.append(List.of(new AuditEvent(
                    guess.user().map(Chains::of).orElseGet(() -> Chains.ofUnknown(guess.email())),
                    number == 1 ? failure : AuditType.LOGIN_LOCKED,
                    actor,
                    guess.user().map(User::id).orElse("unknown"),
                    AuditEvent.Outcome.REFUSED,
                    guess.origin().network(),
                    guess.origin().requestId())));
        }
    }
}

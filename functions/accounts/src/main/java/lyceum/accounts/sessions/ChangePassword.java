package lyceum.accounts.sessions;

import java.util.List;
import java.util.Optional;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.guesses.Guesses;
import lyceum.accounts.origins.Origin;
import lyceum.accounts.passwords.CommonPasswords;
import lyceum.accounts.passwords.Passwords;
import lyceum.accounts.people.User;
import lyceum.accounts.people.Users;
import lyceum.accounts.sessions.TryPassword.Refusal;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.ChangePasswordRequest;
import lyceum.platform.Caller.Principal.Person;
import lyceum.platform.http.Claim;

/** Replaces the password of whoever is signed in and knows the present one; who was signed in elsewhere no longer is. */
final class ChangePassword {
    private final Users users;
    private final Sessions sessions;
    private final Guesses guesses;
    private final Passwords passwords;
    private final TryPassword tries;

    ChangePassword(Users users, Sessions sessions, Guesses guesses, Passwords passwords, TryPassword tries) {
        this.users = users;
        this.sessions = sessions;
        this.guesses = guesses;
        this.passwords = passwords;
        this.tries = tries;
    }

    /** What came of it. */
    sealed interface Outcome {
        record Changed() implements Outcome {}

        record Refused(Refusal why) implements Outcome {}

        record Busy() implements Outcome {}

        record Missing() implements Outcome {}

        /** It was changed by another request meanwhile. */
        record Overtaken() implements Outcome {}
    }

    Outcome change(Person person, ChangePasswordRequest request, Origin origin, Optional<Claim> claim) {
        CommonPasswords.refuse("new_password", request.newPassword());
        Optional<User> found = users.find(person.userId());
        if (found.isEmpty()) {
            return new Outcome.Missing();
        }
        User user = found.get();
        Optional<Refusal> refusal = tries.ofPresent(user, request.currentPassword(), origin);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        return passwords
                .hash(request.newPassword())
                .map(hash -> changed(user, hash, person.sessionId(), origin, claim))
                .orElseGet(Outcome.Busy::new);
    }

    private Outcome changed(User user, String hash, String session, Origin origin, Optional<Claim> claim) {
        var event = new AuditEvent(
                Chains.of(user),
                AuditType.PASSWORD_CHANGED,
                user.id(),
                user.id(),
                AuditEvent.Outcome.DONE,
                origin.network(),
                origin.requestId());
        if (!sessions.changePassword(user, hash, session, List.of(event), claim)) {
            return new Outcome.Overtaken();
        }
        guesses.forget(user.email());
        return new Outcome.Changed();
    }
}

package lyceum.accounts.people;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.origins.Origin;
import lyceum.accounts.passwords.Passwords;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.Emails;
import lyceum.contract.accounts.RegisterRequest;
import lyceum.platform.Ids;
import lyceum.platform.http.Claim;

/** Registers a person, with an organisation of his or her own. */
final class RegisterUser {
    private static final String LOCALE = "en";

    private final Users users;
    private final Passwords passwords;
    private final Ids ids;
    private final InstantSource clock;

    RegisterUser(Users users, Passwords passwords, Ids ids, InstantSource clock) {
        this.users = users;
        this.passwords = passwords;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {
        record Registered(User user) implements Outcome {}

        record EmailTaken() implements Outcome {}

        record Busy() implements Outcome {}
    }

    Outcome register(RegisterRequest request, Origin origin, Function<User, Optional<Claim>> claim) {
        return passwords
                .hash(request.password())
                .map(hash -> add(user(request, hash), origin, claim))
                .orElseGet(Outcome.Busy::new);
    }

    private Outcome add(User user, Origin origin, Function<User, Optional<Claim>> claim) {
        var events = List.of(
                event(user, AuditType.USER_REGISTERED, user.id(), origin),
                event(user, AuditType.ORGANISATION_CREATED, user.organisation(), origin));
        return users.add(user, events, claim.apply(user)) ? new Outcome.Registered(user) : new Outcome.EmailTaken();
    }

    private User user(RegisterRequest request, String hash) {
        String email = Emails.normalised(request.email());
        String name = request.name().map(String::strip).orElseGet(() -> email.substring(0, email.indexOf('@')));
        Instant now = clock.instant();
        return new User(ids.next("usr_"), email, name, "", LOCALE, hash, ids.next("org_"), Set.of(), now, now, 1);
    }

    private static AuditEvent event(User user, AuditType type, String target, Origin origin) {
        return new AuditEvent(
                user.organisation(),
                type,
                user.id(),
                target,
                AuditEvent.Outcome.DONE,
                origin.network(),
                origin.requestId());
    }
}

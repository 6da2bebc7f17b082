package lyceum.accounts.sessions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.audit.AuditLog;
import lyceum.accounts.guesses.Guesses;
import lyceum.accounts.guesses.Guesses.Admission;
import lyceum.accounts.origins.Origin;
import lyceum.accounts.passwords.Passwords;
import lyceum.accounts.people.User;
import lyceum.accounts.people.Users;
import lyceum.accounts.tokens.AccessTokens;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.Emails;
import lyceum.contract.accounts.LogInRequest;
import lyceum.platform.Ids;

/**
 * Begins a session with a password. The same is done for addresses that nobody has registered: as many reads, the same hash, the
 * same counts and events, so that neither answer nor time tells which addresses have accounts.
 */
final class LogIn {
    /** A well-formed id that no person has. */
    private static final String NOBODY = "usr_00000000000000000000000000";

    private static final int NETWORKS_KEPT = 5;

    private final Users users;
    private final Sessions sessions;
    private final Guesses guesses;
    private final Passwords passwords;
    private final AccessTokens tokens;
    private final AuditLog audit;
    private final Ids ids;
    private final InstantSource clock;

    LogIn(
            Users users,
            Sessions sessions,
            Guesses guesses,
            Passwords passwords,
            AccessTokens tokens,
            AuditLog audit,
            Ids ids,
            InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
        this.guesses = guesses;
        this.passwords = passwords;
        this.tokens = tokens;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {
        record SignedIn(User user, Issued issued) implements Outcome {}

        record Wrong() implements Outcome {}

        record Locked(Duration remaining) implements Outcome {}

        record Busy() implements Outcome {}
    }

    Outcome logIn(LogInRequest request, Origin origin) {
        String email = Emails.normalised(request.email());
        Optional<User> user = users.find(users.idOf(email).orElse(NOBODY));
        Optional<Duration> wait = lockedOut(email, user, origin);
        if (wait.isPresent()) {
            return new Outcome.Locked(wait.get());
        }
        return switch (guesses.take(email, origin.address())) {
            case Admission.Refused(Instant until) -> new Outcome.Locked(Duration.between(clock.instant(), until));
            case Admission.Admitted(int number) -> looked(request, email, user, origin, number);
        };
    }

    private Outcome looked(LogInRequest request, String email, Optional<User> user, Origin origin, int number) {
        Passwords.Verdict verdict = user.map(known -> passwords.check(request.password(), known.passwordHash()))
                .orElseGet(() -> passwords.checkNobody(request.password()));
        return switch (verdict) {
            case RIGHT ->
                user.map(known -> open(known, request.organisationId(), origin)).orElseGet(Outcome.Wrong::new);
            case WRONG -> {
                wrong(email, user, origin, number);
                yield new Outcome.Wrong();
            }
            case BUSY -> {
                guesses.giveBack(email, origin.address());
                yield new Outcome.Busy();
            }
        };
    }

    /** How long the budgets of the account alone and the network alone shut this caller out. */
    private Optional<Duration> lockedOut(String email, Optional<User> user, Origin origin) {
        Guesses.Standing standing = guesses.standing(email, origin.address());
        boolean familiar = user.filter(known -> known.networks().contains(origin.network()))
                .isPresent();
        if (!origin.trusted() && standing.network() >= Guesses.PER_NETWORK) {
            return Optional.of(Duration.between(clock.instant(), standing.networkUntil()));
        }
        return !familiar && standing.account() >= Guesses.PER_ACCOUNT
                ? Optional.of(Duration.between(clock.instant(), standing.accountUntil()))
                : Optional.empty();
    }

    /** Of a window's wrong guesses the first and the one that locks are told. */
    private void wrong(String email, Optional<User> user, Origin origin, int number) {
        guesses.wrong(email, origin.address());
        if (number == 1 || number == Guesses.PER_ACCOUNT_AND_NETWORK) {
            AuditType type = number == 1 ? AuditType.LOGIN_FAILED : AuditType.LOGIN_LOCKED;
            String target = user.map(User::id).orElse("unknown");
            audit.append(List.of(new AuditEvent(
                    user.map(Chains::of).orElseGet(() -> Chains.ofUnknown(email)),
                    type,
                    "nobody",
                    target,
                    AuditEvent.Outcome.REFUSED,
                    origin.network(),
                    origin.requestId())));
        }
    }

    /** Into the organisation asked for, else the last one, else any; a person may be in none. */
    private Outcome open(User user, Optional<String> asked, Origin origin) {
        if (asked.isPresent()) {
            return opened(user, asked.get(), origin).orElseGet(Outcome.Wrong::new);
        }
        return opened(user, user.organisation(), origin).orElseGet(() -> sessions.organisations(user.id()).stream()
                .flatMap(other -> opened(user, other, origin).stream())
                .findFirst()
                .or(() -> opened(user, "", origin))
                .orElseGet(Outcome.Wrong::new));
    }

    private Optional<Outcome> opened(User user, String organisation, Origin origin) {
        RefreshToken token = RefreshToken.first(user.id(), ids.next("ses_"), ids);
        Session session = Session.begun(token, organisation, origin.network(), clock.instant());
        var remembered = new Sessions.SignedIn(
                user.id(), user.email(), origin.address(), organisation, familiar(user.networks(), origin.network()));
        var event = new AuditEvent(
                organisation.isEmpty() ? user.id() : organisation,
                AuditType.SESSION_CREATED,
                user.id(),
                session.id(),
                AuditEvent.Outcome.DONE,
                origin.network(),
                origin.requestId());
        return sessions.open(session, remembered, List.of(event))
                ? Optional.of(new Outcome.SignedIn(
                        user, new Issued(tokens.give(user.id(), session.id(), organisation), token, organisation)))
                : Optional.empty();
    }

    private static Set<String> familiar(Set<String> known, String network) {
        if (network.isEmpty() || known.contains(network)) {
            return known;
        }
        var more = new TreeSet<>(known);
        while (more.size() >= NETWORKS_KEPT) {
            more.pollFirst();
        }
        more.add(network);
        return more;
    }
}

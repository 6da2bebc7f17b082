package lyceum.accounts.sessions;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.origins.Origin;
import lyceum.accounts.people.User;
import lyceum.accounts.people.Users;
import lyceum.accounts.sessions.TryPassword.Refusal;
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
    private final TryPassword tries;
    private final AccessTokens tokens;
    private final Ids ids;
    private final InstantSource clock;

    LogIn(Users users, Sessions sessions, TryPassword tries, AccessTokens tokens, Ids ids, InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
        this.tries = tries;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {
        record SignedIn(User user, Issued issued) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    Outcome logIn(LogInRequest request, Origin origin) {
        String email = Emails.normalised(request.email());
        Optional<User> user = users.find(users.idOf(email).orElse(NOBODY));
        return tries.ofStranger(email, user, request.password(), origin)
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> user.map(known -> open(known, request.organisationId(), origin))
                        .orElseGet(LogIn::wrong));
    }

    private static Outcome wrong() {
        return new Outcome.Refused(new Refusal.Wrong());
    }

    /** Into the organisation asked for, else the last one, else any; a person may be in none. */
    private Outcome open(User user, Optional<String> asked, Origin origin) {
        if (asked.isPresent()) {
            return opened(user, asked.get(), origin).orElseGet(LogIn::wrong);
        }
        return opened(user, user.organisation(), origin).orElseGet(() -> sessions.organisations(user.id()).stream()
                .flatMap(other -> opened(user, other, origin).stream())
                .findFirst()
                .or(() -> opened(user, "", origin))
                .orElseGet(LogIn::wrong));
    }

    private Optional<Outcome> opened(User user, String organisation, Origin origin) {
        RefreshToken token = RefreshToken.first(user.id(), ids.next("ses_"), ids);
        Session session = Session.begun(token, organisation, origin.network(), clock.instant());
        var remembered = new Sessions.SignedIn(
                user, origin.address(), organisation, familiar(user.networks(), origin.network()));
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

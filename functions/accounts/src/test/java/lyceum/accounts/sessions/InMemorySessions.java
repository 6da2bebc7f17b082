package lyceum.accounts.sessions;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.people.User;
import lyceum.accounts.testing.Claims;
import lyceum.platform.http.Claim;

final class InMemorySessions implements Sessions {
    final List<AuditEvent> events = new ArrayList<>();
    final Map<String, User> people = new HashMap<>();

    /** Pairs of a person and an organisation. */
    final Set<List<String>> memberships = new HashSet<>();

    private final Map<List<String>, Session> sessions = new HashMap<>();
    private final Claims claims = new Claims();
    private final InstantSource clock;

    InMemorySessions(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean open(Session session, SignedIn user, List<AuditEvent> told) {
        if (!belongs(session) || !same(user.user())) {
            return false;
        }
        sessions.put(key(session), session);
        people.put(
                session.userId(), with(user.user(), user.user().passwordHash(), user.organisation(), user.networks()));
        events.addAll(told);
        return true;
    }

    @Override
    public Optional<Session> find(String userId, String sessionId) {
        return Optional.ofNullable(sessions.get(List.of(userId, sessionId)))
                .filter(session -> session.current(clock.instant()));
    }

    @Override
    public List<Session> of(String userId) {
        return sessions.values().stream()
                .filter(session -> session.userId().equals(userId) && session.current(clock.instant()))
                .sorted(Comparator.comparing(Session::id).reversed())
                .limit(LISTED)
                .toList();
    }

    @Override
    public List<String> organisations(String userId) {
        return memberships.stream()
                .filter(pair -> pair.getFirst().equals(userId))
                .map(List::getLast)
                .sorted()
                .toList();
    }

    @Override
    public Renewal renew(Session next, String turnHash, List<AuditEvent> told) {
        boolean current = Optional.ofNullable(sessions.get(key(next)))
                .filter(now -> now.turnHash().equals(turnHash))
                .isPresent();
        if (!current) {
            return Renewal.OVERTAKEN;
        }
        if (!belongs(next)) {
            return Renewal.NO_MEMBER;
        }
        sessions.put(key(next), next);
        events.addAll(told);
        return Renewal.RENEWED;
    }

    @Override
    public boolean end(String userId, String sessionId, List<AuditEvent> told) {
        boolean ended = sessions.remove(List.of(userId, sessionId)) != null;
        if (ended) {
            events.addAll(told);
        }
        return ended;
    }

    @Override
    public boolean changePassword(User user, String hash, String but, List<AuditEvent> told, Optional<Claim> claim) {
        claims.check(claim);
        if (!same(user)) {
            return false;
        }
        people.computeIfPresent(user.id(), (_, now) -> with(now, hash, now.organisation(), now.networks()));
        endAll(user.id(), Optional.of(but));
        claims.keep(claim);
        events.addAll(told);
        return true;
    }

    @Override
    public void endAll(String userId, Optional<String> but) {
        sessions.keySet().removeIf(key -> key.getFirst().equals(userId) && !but.equals(Optional.of(key.getLast())));
    }

    private boolean belongs(Session session) {
        return session.organisation().isEmpty()
                || memberships.contains(List.of(session.userId(), session.organisation()));
    }

    private boolean same(User tried) {
        return Optional.ofNullable(people.get(tried.id()))
                .filter(now -> now.passwordHash().equals(tried.passwordHash()))
                .isPresent();
    }

    private static List<String> key(Session session) {
        return List.of(session.userId(), session.id());
    }

    private static User with(User user, String hash, String organisation, Set<String> networks) {
        return new User(
                user.id(),
                user.email(),
                user.name(),
                user.bio(),
                user.locale(),
                hash,
                organisation,
                networks,
                user.created(),
                user.updated(),
                user.version());
    }
}

package lyceum.accounts.sessions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.origins.Origin;
import lyceum.accounts.people.User;
import lyceum.accounts.people.Users;
import lyceum.accounts.tokens.AccessTokens;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.RefreshRequest;
import lyceum.platform.Ids;

/** Exchanges a refresh token for the next one. One that comes again has been copied: its session ends. */
final class RefreshSession {
    /** For how long after an exchange the same token may be sent again by another window of the same person. */
    static final Duration GRACE = Duration.ofSeconds(10);

    private final Users users;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final Ids ids;
    private final InstantSource clock;

    RefreshSession(Users users, Sessions sessions, AccessTokens tokens, Ids ids, InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {
        record Renewed(User user, Issued issued) implements Outcome {}

        record Invalid() implements Outcome {}

        record InFlight() implements Outcome {}
    }

    Outcome refresh(RefreshRequest request, Origin origin) {
        Optional<RefreshToken> token = RefreshToken.parse(request.refreshToken());
        Optional<Session> session = token.flatMap(
                sent -> sessions.find(sent.userId(), sent.sessionId()).filter(sent::isOf));
        return session.isPresent()
                ? refresh(token.get(), session.get(), request.organisationId(), origin)
                : new Outcome.Invalid();
    }

    private Outcome refresh(RefreshToken token, Session session, Optional<String> organisation, Origin origin) {
        if (RefreshToken.same(token.turnHash(), session.turnHash())) {
            return renew(token, session, organisation.orElse(session.organisation()), origin);
        }
        boolean lately = clock.instant().isBefore(session.renewed().plus(GRACE));
        if (lately && RefreshToken.same(token.turnHash(), session.previousHash())) {
            return new Outcome.InFlight();
        }
        sessions.end(session.userId(), session.id(), List.of(event(session, AuditType.SESSION_REUSED, origin)));
        return new Outcome.Invalid();
    }

    private Outcome renew(RefreshToken token, Session session, String organisation, Origin origin) {
        Optional<User> user = users.find(session.userId());
        if (user.isEmpty()) {
            return new Outcome.Invalid();
        }
        Instant now = clock.instant();
        RefreshToken next = token.next(ids);
        boolean switched = !organisation.equals(session.organisation());
        Session renewed = session.renewed(next, organisation, now);
        List<AuditEvent> events = switched ? List.of(event(renewed, AuditType.SESSION_SWITCHED, origin)) : List.of();
        return switch (sessions.renew(renewed, session.turnHash(), events)) {
            case RENEWED ->
                new Outcome.Renewed(
                        user.get(),
                        new Issued(tokens.give(session.userId(), session.id(), organisation), next, organisation));
            case OVERTAKEN -> new Outcome.InFlight();
            case NO_MEMBER -> new Outcome.Invalid();
        };
    }

    private static AuditEvent event(Session session, AuditType type, Origin origin) {
        return new AuditEvent(
                session.organisation().isEmpty() ? session.userId() : session.organisation(),
                type,
                session.userId(),
                session.id(),
                AuditEvent.Outcome.DONE,
                origin.network(),
                origin.requestId());
    }
}

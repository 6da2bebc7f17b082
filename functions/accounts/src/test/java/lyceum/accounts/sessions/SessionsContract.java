package lyceum.accounts.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.people.User;
import lyceum.accounts.sessions.Sessions.Renewal;
import lyceum.accounts.testing.People;
import lyceum.accounts.testing.SettableClock;
import lyceum.contract.accounts.AuditType;
import lyceum.platform.Ids;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Claim;
import lyceum.platform.http.IdempotencyKey;
import org.junit.jupiter.api.Test;

/** What every store of sessions keeps. */
abstract class SessionsContract {
    static final String OWN = People.id("org_", 1);
    static final String OTHER = People.id("org_", 2);

    final SettableClock clock = new SettableClock();
    private final Ids ids = Ids.secure(clock);

    abstract Sessions sessions();

    /** Adds a person who belongs to the organisation {@link #OWN} alone. */
    abstract void person(User user);

    /** The person as stored now. */
    abstract User stored(String id);

    abstract List<AuditType> told(String chain);

    @Test
    void aSessionOfAMemberIsFoundAndListed() {
        User ada = ada();
        Session first = opened(ada);
        clock.pass(Duration.ofSeconds(1));
        Session second = opened(ada);

        assertThat(sessions().find(ada.id(), first.id())).contains(first);
        assertThat(sessions().of(ada.id())).containsExactly(second, first);
        assertThat(sessions().organisations(ada.id())).containsExactly(OWN);
        assertThat(stored(ada.id()).networks()).containsExactly("203.0.113.0/24");
        assertThat(told(OWN)).containsExactly(AuditType.SESSION_CREATED, AuditType.SESSION_CREATED);
        assertThat(sessions().find(ada.id(), "../ses")).isEmpty();
        assertThat(sessions().of(People.id("usr_", 9))).isEmpty();
    }

    @Test
    void nobodyIsSignedInWhereTheyDoNotBelongOrWithAnOldPassword() {
        User ada = ada();
        Session elsewhere = begun(ada, OTHER);
        assertThat(sessions().open(elsewhere, signedIn(ada, OTHER), List.of())).isFalse();

        changed(ada, "new hash", opened(ada).id());
        Session late = begun(ada, OWN);
        assertThat(sessions().open(late, signedIn(ada, OWN), List.of())).isFalse();
        assertThat(sessions().find(ada.id(), late.id())).isEmpty();
    }

    @Test
    void aSessionOfNoOrganisationIsBegunToo() {
        User ada = ada();
        Session session = begun(ada, "");

        assertThat(sessions().open(session, signedIn(ada, ""), List.of())).isTrue();
        assertThat(stored(ada.id()).organisation()).isEmpty();
    }

    @Test
    void aTurnIsTakenOnce() {
        Session session = opened(ada());
        Session next = session.renewed(token(session), OWN, clock.instant());

        assertThat(sessions().renew(next, session.turnHash(), List.of())).isEqualTo(Renewal.RENEWED);
        assertThat(sessions().renew(next, session.turnHash(), List.of())).isEqualTo(Renewal.OVERTAKEN);
        assertThat(sessions().find(session.userId(), session.id())).contains(next);
        Session foreign = next.renewed(token(session), OTHER, clock.instant());
        assertThat(sessions().renew(foreign, next.turnHash(), List.of())).isEqualTo(Renewal.NO_MEMBER);
    }

    @Test
    void aSessionEndsOnceAndByItself() {
        Session session = opened(ada());
        var event = event(session.userId(), AuditType.SESSION_REVOKED);

        assertThat(sessions().end(session.userId(), session.id(), List.of(event)))
                .isTrue();
        assertThat(sessions().end(session.userId(), session.id(), List.of(event)))
                .isFalse();
        assertThat(sessions().renew(session, session.turnHash(), List.of())).isEqualTo(Renewal.OVERTAKEN);
        assertThat(told(OWN)).containsExactly(AuditType.SESSION_CREATED, AuditType.SESSION_REVOKED);
        Session other = opened(stored(session.userId()));
        clock.pass(Session.LIFE);
        assertThat(sessions().find(other.userId(), other.id())).isEmpty();
        assertThat(sessions().of(other.userId())).isEmpty();
    }

    @Test
    void allEndButOne() {
        User ada = ada();
        Session kept = opened(ada);
        Session other = opened(ada);

        sessions().endAll(ada.id(), Optional.of(kept.id()));
        assertThat(sessions().of(ada.id())).containsExactly(kept);
        assertThat(sessions().find(ada.id(), other.id())).isEmpty();

        sessions().endAll(ada.id(), Optional.empty());
        assertThat(sessions().of(ada.id())).isEmpty();
    }

    /** More than one transaction holds. */
    @Test
    void anotherPasswordEndsAllOtherSessions() {
        User ada = ada();
        Session kept = opened(ada);
        IntStream.range(0, 95).forEach(_ -> opened(ada));

        assertThat(changed(ada, "new hash", kept.id())).isTrue();

        assertThat(sessions().of(ada.id())).containsExactly(kept);
        assertThat(stored(ada.id()).passwordHash()).isEqualTo("new hash");
        assertThat(changed(ada, "third hash", kept.id())).as("from the old one").isFalse();
        assertThat(told(OWN)).endsWith(AuditType.PASSWORD_CHANGED);
    }

    @Test
    void aRepeatedChangeIsNone() {
        User ada = ada();
        Session kept = opened(ada);
        var claim = new Claim(
                new IdempotencyKey(ada.id(), "changePassword", "key-1", "0".repeat(64)),
                Answer.empty(204),
                clock.instant().plusSeconds(60));
        sessions().changePassword(ada, "new hash", kept.id(), List.of(), Optional.of(claim));

        User now = stored(ada.id());
        assertThatThrownBy(() -> sessions().changePassword(now, "third hash", kept.id(), List.of(), Optional.of(claim)))
                .isInstanceOf(Claim.Taken.class);
        assertThat(stored(ada.id()).passwordHash()).isEqualTo("new hash");
    }

    private boolean changed(User user, String hash, String but) {
        return sessions()
                .changePassword(
                        user, hash, but, List.of(event(user.id(), AuditType.PASSWORD_CHANGED)), Optional.empty());
    }

    private User ada() {
        Instant now = clock.instant();
        var ada = new User(
                People.id("usr_", 1), "ada@example.org", "Ada", "", "en", "a hash", OWN, Set.of(), now, now, 1);
        person(ada);
        return ada;
    }

    private Session opened(User user) {
        Session session = begun(user, OWN);
        assertThat(sessions().open(session, signedIn(user, OWN), List.of(event(user.id(), AuditType.SESSION_CREATED))))
                .isTrue();
        return session;
    }

    private Session begun(User user, String organisation) {
        RefreshToken token = RefreshToken.first(user.id(), ids.next("ses_"), ids);
        return Session.begun(token, organisation, "203.0.113.0/24", clock.instant());
    }

    private RefreshToken token(Session session) {
        return RefreshToken.first(session.userId(), session.id(), ids);
    }

    private static Sessions.SignedIn signedIn(User user, String organisation) {
        return new Sessions.SignedIn(user, "203.0.113.9", organisation, Set.of("203.0.113.0/24"));
    }

    private static AuditEvent event(String userId, AuditType type) {
        return new AuditEvent(OWN, type, userId, userId, AuditEvent.Outcome.DONE, "203.0.113.0/24", "req-1");
    }
}

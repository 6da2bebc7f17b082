package lyceum.accounts.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.people.Users.Added;
import lyceum.accounts.testing.People;
import lyceum.contract.Operation;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.AuthApi;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Claim;
import lyceum.platform.http.IdempotencyKey;
import org.junit.jupiter.api.Test;

/** What every store of people keeps. */
abstract class UsersContract {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    abstract Users users();

    /** What the audit log has been told, in order. */
    abstract List<AuditType> told(String chain);

    @Test
    void aPersonIsFoundByIdAndByAddress() {
        var users = users();
        User ada = user(1, "ada@example.org");

        assertThat(users.add(ada, Optional.empty(), registered(ada), Optional.empty()))
                .isEqualTo(Added.DONE);

        assertThat(users.find(ada.id())).contains(ada);
        assertThat(users.idOf("ada@example.org")).contains(ada.id());
        assertThat(users.idOf("Ada@Example.org")).contains(ada.id());
        assertThat(users.idOf("eve@example.org")).isEmpty();
        assertThat(users.find(People.id("usr_", 9))).isEmpty();
        assertThat(users.find("../usr")).isEmpty();
        assertThat(told(ada.organisation())).containsExactly(AuditType.USER_REGISTERED);
    }

    @Test
    void anAddressIsTakenOnce() {
        var users = users();
        User first = user(1, "ada@example.org");
        User second = user(2, "ada@example.org");
        users.add(first, Optional.empty(), registered(first), Optional.empty());

        assertThat(users.add(second, Optional.empty(), registered(second), Optional.empty()))
                .isEqualTo(Added.EMAIL_TAKEN);

        assertThat(users.find(second.id())).isEmpty();
        assertThat(users.idOf("ada@example.org")).contains(first.id());
        assertThat(told(second.organisation())).isEmpty();
    }

    @Test
    void aProfileChangesFromTheVersionBeforeOnly() {
        var users = users();
        User ada = user(1, "ada@example.org");
        users.add(ada, Optional.empty(), registered(ada), Optional.empty());
        User next = ada.changed("Ada L.", "Counts.", "en-GB", NOW.plusSeconds(5));

        assertThat(users.change(next, List.of(event(ada, AuditType.USER_UPDATED))))
                .isTrue();
        assertThat(users.change(next, List.of(event(ada, AuditType.USER_UPDATED))))
                .isFalse();

        assertThat(users.find(ada.id())).contains(next);
        assertThat(told(ada.organisation())).containsExactly(AuditType.USER_REGISTERED, AuditType.USER_UPDATED);
    }

    @Test
    void aRepeatedRequestAddsNobody() {
        var users = users();
        User ada = user(1, "ada@example.org");
        User again = user(2, "ada@example.org");
        users.add(ada, Optional.empty(), registered(ada), Optional.of(claim(ada)));

        assertThatThrownBy(() -> users.add(again, Optional.empty(), registered(again), Optional.of(claim(again))))
                .isInstanceOf(Claim.Taken.class);
        assertThat(users.find(again.id())).isEmpty();
    }

    @Test
    void thePeopleWhoAreThereAreNamed() {
        var users = users();
        User ada = user(1, "ada@example.org");
        User eve = user(2, "eve@example.org");
        users.add(ada, Optional.empty(), registered(ada), Optional.empty());
        users.add(eve, Optional.empty(), registered(eve), Optional.empty());

        assertThat(users.named(List.of(ada.id(), eve.id(), People.id("usr_", 9))))
                .containsOnly(Map.entry(ada.id(), ada), Map.entry(eve.id(), eve));
        assertThat(users.named(List.of())).isEmpty();
    }

    private static Claim claim(User user) {
        Operation register = AuthApi.REGISTER_USER;
        return new Claim(
                new IdempotencyKey("", register.id(), "key-1", "0".repeat(64)),
                Answer.json(201, user.view()),
                NOW.plusSeconds(60));
    }

    private static List<AuditEvent> registered(User user) {
        return List.of(event(user, AuditType.USER_REGISTERED));
    }

    private static AuditEvent event(User user, AuditType type) {
        return new AuditEvent(
                user.organisation(), type, user.id(), user.id(), AuditEvent.Outcome.DONE, "203.0.113.0/24", "req-1");
    }

    private static User user(int number, String email) {
        return new User(
                People.id("usr_", number),
                email,
                "Ada",
                "",
                "en",
                "$argon2id$",
                People.id("org_", number),
                Set.of(),
                NOW,
                NOW,
                1);
    }
}

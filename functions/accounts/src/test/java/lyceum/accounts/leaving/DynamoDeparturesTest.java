package lyceum.accounts.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lyceum.accounts.invitations.DynamoInvitations;
import lyceum.accounts.invitations.Invitation;
import lyceum.accounts.people.DynamoUsers;
import lyceum.accounts.people.User;
import lyceum.accounts.testing.AccountsTable;
import lyceum.accounts.testing.People;
import lyceum.accounts.testing.SettableClock;
import lyceum.contract.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Leaving while others come, go and own. */
class DynamoDeparturesTest {
    private final SettableClock clock = new SettableClock();
    private final AccountsTable table = new AccountsTable(clock);
    private final DynamoUsers users = new DynamoUsers(AccountsTable.NAME, table.dynamo(), table.writes());
    private final DynamoInvitations invitations =
            new DynamoInvitations(AccountsTable.NAME, table.dynamo(), table.writes());
    private final Departures departures =
            new DynamoDepartures(AccountsTable.NAME, table.dynamo(), table.writes(), clock);
    private final User ada = person(1);
    private final User eve = person(2);

    @AfterEach
    void close() {
        table.close();
    }

    @Test
    void whoOwnsAloneClosesAndIsStuckOnceSomebodyElseIsIn() {
        Belonging alone = departures.of(ada.id()).getFirst();
        assertThat(alone.closes()).isTrue();
        assertThat(alone.stuck()).isFalse();

        joins(eve, Role.PUPIL);
        Belonging stuck = departures.of(ada.id()).getFirst();
        assertThat(stuck.closes()).isFalse();
        assertThat(stuck.stuck()).isTrue();
        assertThat(departures.of(eve.id()))
                .extracting(Belonging::organisation, Belonging::closes)
                .containsExactlyInAnyOrder(tuple(ada.organisation(), false), tuple(eve.organisation(), true));
    }

    @Test
    void nobodyIsLeftInAnOrganisationThatIsClosedMeanwhile() {
        List<Belonging> read = departures.of(ada.id());
        joins(eve, Role.PUPIL);

        assertThat(departures.leave(ada, read, List.of())).isFalse();
        assertThat(users.find(ada.id())).contains(ada);
    }

    @Test
    void theOtherOwnerMustStillOwn() {
        joins(eve, Role.OWNER);
        List<Belonging> adas = departures.of(ada.id());
        List<Belonging> eves = departures.of(eve.id());
        assertThat(adas.getFirst().otherOwner()).contains(eve.id());

        assertThat(departures.leave(eve, eves, List.of())).isTrue();
        assertThat(departures.leave(ada, adas, List.of())).isFalse();
        assertThat(departures.leave(ada, departures.of(ada.id()), List.of())).isTrue();
        assertThat(departures.of(ada.id())).isEmpty();
        assertThat(users.idOf(ada.email())).isEmpty();
    }

    @Test
    void whoHasAnotherPasswordByNowStays() {
        var before = new User(
                ada.id(),
                ada.email(),
                "Ada",
                "",
                "en",
                "an old hash",
                ada.organisation(),
                Set.of(),
                ada.created(),
                ada.updated(),
                1);

        assertThat(departures.leave(before, departures.of(ada.id()), List.of())).isFalse();
    }

    private User person(int number) {
        var user = new User(
                People.id("usr_", number),
                "p" + number + "@example.org",
                "P",
                "",
                "en",
                "a hash",
                People.id("org_", number),
                Set.of(),
                clock.instant(),
                clock.instant(),
                1);
        users.add(user, Optional.empty(), List.of(), Optional.empty());
        return user;
    }

    /** Into the organisation of the first. */
    private void joins(User guest, Role role) {
        var invitation = new Invitation(
                ada.organisation(),
                People.id("inv_", 1),
                "1".repeat(64),
                Optional.empty(),
                Set.of(role),
                clock.instant(),
                ada.id(),
                clock.instant().plus(Duration.ofDays(1)));
        invitations.add(invitation, List.of(), Optional.empty());
        invitations.accept(invitation, guest.id(), clock.instant(), List.of(), Optional.empty());
    }
}

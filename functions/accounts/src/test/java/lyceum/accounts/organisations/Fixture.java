package lyceum.accounts.organisations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.callers.Actor;
import lyceum.accounts.invitations.DynamoInvitations;
import lyceum.accounts.invitations.Invitation;
import lyceum.accounts.invitations.Invitations;
import lyceum.accounts.invitations.Token;
import lyceum.accounts.keys.Organisation;
import lyceum.accounts.keys.OrganisationItems;
import lyceum.accounts.origins.Origin;
import lyceum.accounts.people.DynamoUsers;
import lyceum.accounts.people.User;
import lyceum.accounts.people.Users;
import lyceum.accounts.testing.AccountsTable;
import lyceum.accounts.testing.People;
import lyceum.contract.Role;
import lyceum.contract.Tier;
import lyceum.platform.Caller;
import lyceum.platform.Ids;

/** Organisations, members and invitations over a table in memory. */
final class Fixture implements AutoCloseable {
    static final String ORG = People.id("org_", 1);
    static final String OTHER = People.id("org_", 2);

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-31T12:00:00Z"));
    final AccountsTable table = new AccountsTable(now::get);
    final Ids ids = Ids.secure(now::get);
    final Organisations organisations = new DynamoOrganisations(AccountsTable.NAME, table.dynamo(), table.writes());
    final Members members = new DynamoMembers(AccountsTable.NAME, table.dynamo(), table.writes());
    final Invitations invitations = new DynamoInvitations(AccountsTable.NAME, table.dynamo(), table.writes());
    final Users users = new DynamoUsers(AccountsTable.NAME, table.dynamo(), table.writes());
    private int number;

    Fixture() {
        this(List.of(ORG, OTHER));
    }

    /** With these organisations, which nobody is in. */
    Fixture(List<String> empty) {
        for (String organisation : empty) {
            var item = OrganisationItems.item(new Organisation(organisation, "Greendale", Tier.FREE, now.get(), 1));
            table.dynamo().putItem(put -> put.tableName(AccountsTable.NAME).item(item));
        }
    }

    /** A new person who becomes a member with these roles; the person's id. */
    String member(String organisation, Role... roles) {
        var invitation = invitation(organisation, roles);
        invitations.add(invitation, List.of(), Optional.empty());
        String user = People.id("usr_", ++number);
        users.add(user(user, organisation), Optional.of(invitation), List.<AuditEvent>of(), Optional.empty());
        return user;
    }

    /** A new person with an organisation that is nobody else's. */
    User guest() {
        User guest = user(People.id("usr_", ++number), People.id("org_", 100 + number));
        users.add(guest, Optional.empty(), List.of(), Optional.empty());
        return guest;
    }

    private User user(String id, String organisation) {
        String email = "p" + number + "@example.org";
        return new User(id, email, "P" + number, "", "en", "hash", organisation, Set.of(), now.get(), now.get(), 1);
    }

    private Invitation invitation(String organisation, Role... roles) {
        return new Invitation(
                organisation,
                ids.next("inv_"),
                Token.create(ids).hash(),
                Optional.empty(),
                Set.of(roles),
                now.get(),
                "usr_0",
                now.get().plus(Duration.ofDays(1)));
    }

    static Actor person(String user, Role... roles) {
        return actor(Caller.person(ORG, user, "ses_1", Set.of(roles), Tier.FREE));
    }

    static Actor stranger() {
        return actor(Caller.person(OTHER, People.id("usr_", 999), "ses_9", Set.of(Role.OWNER), Tier.FREE));
    }

    private static Actor actor(Caller caller) {
        return new Actor(caller, new Origin("192.0.2.7", "192.0.2.0/24", false, "req-1"));
    }

    @Override
    public void close() {
        table.close();
    }
}

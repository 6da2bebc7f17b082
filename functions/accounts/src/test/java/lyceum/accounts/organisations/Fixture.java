package lyceum.accounts.organisations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.callers.Actor;
import lyceum.accounts.origins.Origin;
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
    private int number;

    /** A new person who becomes a member with these roles; the person's id. */
    String member(String organisation, Role... roles) {
        String user = People.id("usr_", ++number);
        var invitation = new Invitation(
                organisation,
                ids.next("inv_"),
                Token.create(ids).hash(),
                Set.of(roles),
                now.get(),
                "usr_0",
                now.get().plus(Duration.ofDays(1)));
        invitations.add(invitation, List.of());
        invitations.accept(invitation, user, now.get(), List.<AuditEvent>of(), Optional.empty());
        return user;
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

package lyceum.accounts.organisations;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import lyceum.accounts.invitations.Invitations;
import lyceum.accounts.people.User;
import lyceum.accounts.testing.People;
import lyceum.contract.accounts.AuditType;
import org.junit.jupiter.api.AfterEach;

class DynamoOrganisationsTest extends OrganisationsContract {
    private final Fixture fixture = new Fixture(List.of());
    private int people;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Override
    Organisations organisations() {
        return fixture.organisations;
    }

    @Override
    Members members() {
        return fixture.members;
    }

    @Override
    Invitations invitations() {
        return fixture.invitations;
    }

    @Override
    void person(String id) {
        String own = People.id("org_", 900 + people++);
        var user = new User(id, id + "@example.org", "P", "", "en", "hash", own, Set.of(), NOON, NOON, 1);
        fixture.users.add(user, Optional.empty(), List.of(), Optional.empty());
    }

    @Override
    List<AuditType> told(String chain) {
        return fixture.table.told(chain);
    }
}

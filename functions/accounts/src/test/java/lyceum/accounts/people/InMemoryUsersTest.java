package lyceum.accounts.people;

import java.util.List;
import lyceum.accounts.audit.AuditEvent;
import lyceum.contract.accounts.AuditType;

class InMemoryUsersTest extends UsersContract {
    private final InMemoryUsers users = new InMemoryUsers();

    @Override
    Users users() {
        return users;
    }

    @Override
    List<AuditType> told(String chain) {
        return users.events.stream()
                .filter(event -> event.chain().equals(chain))
                .map(AuditEvent::type)
                .toList();
    }
}

package lyceum.accounts.sessions;

import java.util.List;
import java.util.Objects;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.people.User;
import lyceum.contract.accounts.AuditType;

class InMemorySessionsTest extends SessionsContract {
    private final InMemorySessions sessions = new InMemorySessions(clock);

    @Override
    Sessions sessions() {
        return sessions;
    }

    @Override
    void person(User user) {
        sessions.people.put(user.id(), user);
        sessions.memberships.add(List.of(user.id(), user.organisation()));
    }

    @Override
    User stored(String id) {
        return Objects.requireNonNull(sessions.people.get(id));
    }

    @Override
    List<AuditType> told(String chain) {
        return sessions.events.stream()
                .filter(event -> event.chain().equals(chain))
                .map(AuditEvent::type)
                .toList();
    }
}

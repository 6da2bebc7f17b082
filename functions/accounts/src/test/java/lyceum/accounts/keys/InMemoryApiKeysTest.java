package lyceum.accounts.keys;

import java.util.List;
import lyceum.accounts.audit.AuditEvent;
import lyceum.contract.accounts.AuditType;

class InMemoryApiKeysTest extends ApiKeysTest {
    private final InMemoryApiKeys keys = new InMemoryApiKeys();

    @Override
    ApiKeys keys() {
        return keys;
    }

    @Override
    KeyRing ring() {
        return keys;
    }

    @Override
    List<AuditType> told(String organisation) {
        return keys.events.stream()
                .filter(event -> event.chain().equals(organisation))
                .map(AuditEvent::type)
                .toList();
    }
}

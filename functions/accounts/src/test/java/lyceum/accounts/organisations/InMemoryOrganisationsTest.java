package lyceum.accounts.organisations;

import java.util.List;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.invitations.Invitations;
import lyceum.contract.accounts.AuditType;

class InMemoryOrganisationsTest extends OrganisationsContract {
    private final InMemoryOrganisations all = new InMemoryOrganisations();

    @Override
    Organisations organisations() {
        return all;
    }

    @Override
    Members members() {
        return all.members();
    }

    @Override
    Invitations invitations() {
        return all.invitations();
    }

    @Override
    void person(String id) {
        all.person(id);
    }

    @Override
    List<AuditType> told(String chain) {
        return all.events.stream()
                .filter(event -> event.chain().equals(chain))
                .map(AuditEvent::type)
                .toList();
    }
}

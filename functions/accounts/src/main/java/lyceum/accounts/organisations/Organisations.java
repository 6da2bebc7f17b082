package lyceum.accounts.organisations;

import java.util.List;
import java.util.Optional;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.keys.Organisation;

/** Organisations by themselves. */
public interface Organisations {
    Optional<Organisation> find(String id);

    /** Puts this in the place of the version before it; false where that is not the present one. */
    boolean replace(Organisation next, List<AuditEvent> events);
}

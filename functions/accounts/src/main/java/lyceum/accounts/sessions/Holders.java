package lyceum.accounts.sessions;

import java.util.Optional;
import java.util.Set;
import lyceum.contract.Role;
import lyceum.contract.Tier;

/** What those who hold access tokens may do at this moment. */
interface Holders {
    /** A person's roles within the organisation, and its tier. */
    record Holder(Set<Role> roles, Tier tier) {
        public Holder {
            roles = Set.copyOf(roles);
        }
    }

    /**
     * Empty where the session or the membership has ended, or the organisation was closed; without an organisation, a person without
     * roles.
     */
    Optional<Holder> holder(String userId, String sessionId, String organisation);
}

package lyceum.accounts.organisations;

import java.time.Instant;
import java.util.Set;
import lyceum.accounts.keys.Organisation;
import lyceum.contract.Role;
import lyceum.contract.accounts.MembershipView;
import lyceum.contract.accounts.Words;

/** An organisation as one of its members sees it. */
public record Joined(Organisation organisation, Set<Role> roles, Instant since) {
    public Joined {
        roles = Set.copyOf(roles);
    }

    MembershipView view() {
        return new MembershipView(
                organisation.id(), organisation.name(), organisation.tier().word(), Words.of(roles), since);
    }
}

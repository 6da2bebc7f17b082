package lyceum.accounts.organisations;

import java.time.Instant;
import java.util.Set;
import lyceum.contract.Role;
import lyceum.contract.accounts.MemberView;
import lyceum.contract.accounts.Words;

/** A person as a member of an organisation. */
public record Member(String organisation, String user, Set<Role> roles, Instant since) {
    public Member {
        roles = Set.copyOf(roles);
    }

    boolean owns() {
        return roles.contains(Role.OWNER);
    }

    Member with(Set<Role> others) {
        return new Member(organisation, user, others, since);
    }

    MemberView view() {
        return new MemberView(user, Words.of(roles), since);
    }
}

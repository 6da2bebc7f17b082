package lyceum.accounts.organisations;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import lyceum.accounts.people.User;
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

    /** {@code addresses} tells whether the one who sees it may see addresses. */
    MemberView view(Optional<User> person, boolean addresses) {
        return new MemberView(
                user,
                person.map(User::name).orElse(""),
                person.filter(_ -> addresses).map(User::email),
                Words.of(roles),
                since);
    }
}

package lyceum.contract;

import java.util.EnumSet;
import java.util.Set;

/** Who may call an operation. There is no default: an operation without declared access can't be built. */
public sealed interface Access {
    /** Anyone, without credentials. */
    record Open() implements Access {}

    /** Callers whose key or token carries at least one of these roles, within their own organisation. */
    record Roles(Set<Role> roles) implements Access {
        public Roles {
            if (roles.isEmpty()) {
                throw new IllegalArgumentException("Name at least one role, or declare the operation open.");
            }
            roles = Set.copyOf(roles);
        }
    }

    /** Any signed-in person, whatever their roles, even without an organisation; never an API key. */
    record Person() implements Access {}

    static Access open() {
        return new Open();
    }

    static Access roles(Role first, Role... rest) {
        return new Roles(EnumSet.of(first, rest));
    }

    static Access person() {
        return new Person();
    }
}

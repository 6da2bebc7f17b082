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

    static Access open() {
        return new Open();
    }

    static Access roles(Role first, Role... rest) {
        return new Roles(EnumSet.of(first, rest));
    }

    /** Whether a caller with these roles may call. */
    default boolean permits(Set<Role> held) {
        return switch (this) {
            case Open() -> true;
            case Roles(var needed) -> needed.stream().anyMatch(held::contains);
        };
    }
}

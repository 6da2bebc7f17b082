package lyceum.accounts.leaving;

import java.util.Optional;
import java.util.Set;

/**
 * A person's membership in an organisation, as far as leaving it is concerned.
 *
 * @param roles the words of the person's roles there
 * @param owner whether the person owns it
 * @param others whether anybody else is in it; looked at for owners alone
 * @param otherOwner somebody else who owns it
 * @param joins how often anybody has joined it
 */
record Belonging(
        String organisation,
        String name,
        Set<String> roles,
        boolean owner,
        boolean others,
        Optional<String> otherOwner,
        long joins) {
    Belonging {
        roles = Set.copyOf(roles);
    }

    /** Nobody is left to own it, and there is somebody to be owned. */
    boolean stuck() {
        return owner && others && otherOwner.isEmpty();
    }

    /** Nobody is left in it. */
    boolean closes() {
        return owner && !others;
    }
}

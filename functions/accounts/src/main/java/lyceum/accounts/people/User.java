package lyceum.accounts.people;

import java.time.Instant;
import java.util.Set;
import lyceum.contract.accounts.UserView;

/**
 * A person.
 *
 * @param email the normalised address
 * @param passwordHash in the PHC string format
 * @param organisation the one that the person was last signed in to
 * @param networks digests of those that the person has signed in from, the last few
 * @param version of the profile
 */
public record User(
        String id,
        String email,
        String name,
        String bio,
        String locale,
        String passwordHash,
        String organisation,
        Set<String> networks,
        Instant created,
        Instant updated,
        long version) {
    public User {
        networks = Set.copyOf(networks);
    }

    public UserView view() {
        return new UserView(id, email, name, bio, locale, organisation, created, updated, version);
    }

    /** With another profile, as the next version. */
    User changed(String newName, String newBio, String newLocale, Instant now) {
        return new User(
                id, email, newName, newBio, newLocale, passwordHash, organisation, networks, created, now, version + 1);
    }

    /** The id alone: the rest is personal or secret. */
    @Override
    public String toString() {
        return "User[" + id + "]";
    }
}

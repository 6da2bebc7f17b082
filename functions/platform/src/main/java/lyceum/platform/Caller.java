package lyceum.platform;

import java.util.Set;
import lyceum.contract.Role;

/**
 * Who is calling, as the authorizer found out.
 *
 * @param organisation the organisation's id; all data is read and written within it
 * @param keyId the API key's id, never the key
 * @param roles what the key may do
 */
public record Caller(String organisation, String keyId, Set<Role> roles) {
    /** The caller of an operation that is open to anyone, where no key was sent. */
    public static final Caller ANONYMOUS = new Caller("", "", Set.of());

    public Caller {
        roles = Set.copyOf(roles);
    }
}

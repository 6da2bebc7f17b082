package lyceum.platform;

import java.util.Set;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.Tier;

/**
 * Who is calling, as the authorizer found out.
 *
 * @param organisation the organisation's id; all data is read and written within it; empty for a person who is in none
 * @param principal the key or person
 * @param roles what the caller is within the organisation
 * @param scopes what the key is confined to; a person has all
 * @param tier how much the organisation's callers may call
 */
public record Caller(String organisation, Principal principal, Set<Role> roles, Set<Scope> scopes, Tier tier) {
    /** The caller of an operation that is open to anyone, where no credentials were sent. */
    public static final Caller ANONYMOUS = new Caller("", new Principal.Nobody(), Set.of(), Set.of(), Tier.FREE);

    /** What stands behind a call. */
    public sealed interface Principal {
        /** An API key, by its id, never the key itself. */
        record Key(String id) implements Principal {}

        /** A signed-in person. */
        record Person(String userId, String sessionId) implements Principal {}

        /** Nobody that we know. */
        record Nobody() implements Principal {}

        /** Names the principal in logs and in the gateway: an id without meaning outside; empty for nobody. */
        default String id() {
            return switch (this) {
                case Key(var id) -> id;
                case Person(var userId, var _) -> userId;
                case Nobody() -> "";
            };
        }
    }

    public Caller {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    /** A key of an organisation. */
    public static Caller key(String organisation, String id, Set<Role> roles, Set<Scope> scopes, Tier tier) {
        return new Caller(organisation, new Principal.Key(id), roles, scopes, tier);
    }

    /** A person within an organisation, or in none; a person has all scopes. */
    public static Caller person(String organisation, String userId, String sessionId, Set<Role> roles, Tier tier) {
        return new Caller(organisation, new Principal.Person(userId, sessionId), roles, Set.of(Scope.values()), tier);
    }

    /** True where the authorizer named a caller. */
    public boolean known() {
        return !(principal instanceof Principal.Nobody);
    }
}

package lyceum.accounts.callers;

import java.util.EnumSet;
import java.util.Set;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.audit.AuditEvent.Outcome;
import lyceum.accounts.origins.Origin;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.accounts.AuditType;
import lyceum.platform.Caller;
import lyceum.platform.Caller.Principal;

/**
 * A caller who does something, and from where.
 *
 * <p>Nobody passes on what they lack. An owner stands for every role of the organisation, an admin for every one but the owner's;
 * the role of those who run the installation comes from them alone. Whoever is to change a key or a member must be able to pass
 * on all that it has: else an admin could take an owner's rights by rotating the owner's key.
 */
public record Actor(Caller caller, Origin origin) {
    /** How the audit log names the caller. */
    public String id() {
        return switch (caller.principal()) {
            case Principal.Key(var id) -> "key_" + id;
            case Principal.Person(var user, var _) -> user;
            case Principal.Nobody() -> "nobody";
        };
    }

    /** The event that tells of what was done. */
    public AuditEvent did(String chain, AuditType type, String target) {
        return new AuditEvent(chain, type, id(), target, Outcome.DONE, origin.network(), origin.requestId());
    }

    public boolean mayGive(Set<Role> roles) {
        return givable().containsAll(roles);
    }

    public boolean mayGiveScopes(Set<Scope> scopes) {
        return caller.scopes().containsAll(scopes);
    }

    private Set<Role> givable() {
        var givable = EnumSet.noneOf(Role.class);
        givable.addAll(caller.roles());
        if (caller.roles().contains(Role.OWNER)) {
            givable.addAll(EnumSet.complementOf(EnumSet.of(Role.OPERATOR)));
        } else if (caller.roles().contains(Role.ADMIN)) {
            givable.addAll(EnumSet.complementOf(EnumSet.of(Role.OPERATOR, Role.OWNER)));
        }
        return givable;
    }
}

package lyceum.contract.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lyceum.contract.Doc;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.Violations;

@Doc("A key to make.")
public record CreateApiKeyRequest(
        @Doc(value = "What it is for, for people to read.", min = 1, max = NAME_MAX)
        String name,

        @Doc("What its callers are: owner, admin, teacher, pupil, developer, viewer, operator.")
        List<String> roles,

        @Doc("What it is confined to, such as courses:read; absent for all that its roles permit and its maker may.")
        Optional<List<String>> scopes,

        @Doc("When it stops working; absent for never.") Optional<Instant> expiresAt) {
    public static final int NAME_MAX = 100;

    public CreateApiKeyRequest {
        var violations = Violations.collect().text("name", name, 1, NAME_MAX);
        Words.roles(violations, "roles", roles);
        scopes.ifPresent(words -> Words.known(violations, "scopes", words, Scope.values().length, Scope::of));
        violations.throwIfAny();
        roles = List.copyOf(roles);
        scopes = scopes.map(List::copyOf);
    }

    public Set<Role> roleSet() {
        return Words.roles(roles);
    }

    /** Empty where the key is not to be confined. */
    public Optional<Set<Scope>> scopeSet() {
        return scopes.map(words ->
                words.stream().map(word -> Scope.of(word).orElseThrow()).collect(Collectors.toUnmodifiableSet()));
    }
}

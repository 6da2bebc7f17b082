package lyceum.contract.accounts;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lyceum.contract.Role;
import lyceum.contract.Violations;
import org.jspecify.annotations.Nullable;

/** Lists of words that name roles, scopes and the like: checked here, read by whoever has them checked. */
public final class Words {
    private static final int LENGTH_MAX = 40;

    private Words() {}

    /** A list of 1 to all roles, each once. */
    static void roles(Violations violations, String field, @Nullable List<String> words) {
        known(violations, field, words, Role.values().length, Role::of);
    }

    /** A list of 1 to {@code max} words that {@code of} knows, each once. */
    static <T> void known(
            Violations violations,
            String field,
            @Nullable List<String> words,
            int max,
            Function<String, Optional<T>> of) {
        violations.texts(field, words, 1, max, LENGTH_MAX);
        if (words == null) {
            return;
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < words.size(); i++) {
            @Nullable String word = words.get(i);
            if (word != null) {
                String at = field + "[" + i + "]";
                violations.check(of.apply(word).isPresent(), at, "is not known");
                violations.check(seen.add(word), at, "is there twice");
            }
        }
    }

    /** The roles that checked words name. */
    public static Set<Role> roles(List<String> words) {
        return words.stream().map(word -> Role.of(word).orElseThrow()).collect(Collectors.toUnmodifiableSet());
    }

    /** The words of these roles, in order of declaration. */
    public static List<String> of(Set<Role> roles) {
        return roles.stream().sorted().map(Role::word).toList();
    }
}

package lyceum.platform.http;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.Tier;
import lyceum.platform.Caller;
import lyceum.platform.Caller.Principal;
import org.jspecify.annotations.Nullable;

/**
 * What the authorizer tells the gateway about a caller, and the gateway tells every function: flat strings, written and read here
 * only.
 */
public final class CallerContext {
    private static final String ORGANISATION = "organisation";
    private static final String KEY = "key";
    private static final String PERSON = "person";
    private static final String SESSION = "session";
    private static final String ROLES = "roles";
    private static final String SCOPES = "scopes";
    private static final String TIER = "tier";
    private static final String ALL = "all";

    /** Put there by the gateway: milliseconds, 0 for an answer that it had kept. */
    private static final String LATENCY = "integrationLatency";

    private static final Set<Scope> ALL_SCOPES = Set.of(Scope.values());

    private CallerContext() {}

    /** The context that stands for this caller. */
    public static Map<String, String> of(Caller caller) {
        var context = new LinkedHashMap<String, String>();
        context.put(ORGANISATION, caller.organisation());
        switch (caller.principal()) {
            case Principal.Key(var id) -> context.put(KEY, id);
            case Principal.Person(var userId, var sessionId) -> {
                context.put(PERSON, userId);
                context.put(SESSION, sessionId);
            }
            case Principal.Nobody() -> throw new IllegalArgumentException("Nobody has no context.");
        }
        context.put(ROLES, words(caller.roles(), Role::word));
        context.put(SCOPES, caller.scopes().equals(ALL_SCOPES) ? ALL : words(caller.scopes(), Scope::word));
        context.put(TIER, caller.tier().word());
        return context;
    }

    /** The caller for whom this context stands; empty where it names none. */
    static Optional<Caller> caller(@Nullable Map<String, Object> context) {
        if (context == null) {
            return Optional.empty();
        }
        return principal(context)
                .map(principal -> new Caller(
                        text(context, ORGANISATION),
                        principal,
                        set(context, ROLES, Role::of),
                        ALL.equals(text(context, SCOPES)) ? ALL_SCOPES : set(context, SCOPES, Scope::of),
                        Tier.of(text(context, TIER)).orElse(Tier.FREE)));
    }

    /** How long the gateway waited for the authorizer; 0 where it did not. */
    static long authorizerMilliseconds(@Nullable Map<String, Object> context) {
        return context != null && context.get(LATENCY) instanceof Number latency ? latency.longValue() : 0;
    }

    private static Optional<Principal> principal(Map<String, Object> context) {
        if (context.get(KEY) != null) {
            return Optional.of(new Principal.Key(text(context, KEY)));
        }
        return context.get(PERSON) == null
                ? Optional.empty()
                : Optional.of(new Principal.Person(text(context, PERSON), text(context, SESSION)));
    }

    private static <T> String words(Collection<T> some, Function<T, String> word) {
        return some.stream().map(word).sorted().collect(Collectors.joining(","));
    }

    private static <T> Set<T> set(Map<String, Object> context, String name, Function<String, Optional<T>> of) {
        return Arrays.stream(text(context, name).split(","))
                .flatMap(word -> of.apply(word).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String text(Map<String, Object> context, String name) {
        return String.valueOf(context.getOrDefault(name, ""));
    }
}

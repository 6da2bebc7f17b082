package lyceum.local.edge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lyceum.local.template.Properties;
import lyceum.local.template.UnsupportedTemplate;

/** Which headers, cookies or query parameters a policy is about. */
sealed interface Selection {
    record None() implements Selection {}

    record All() implements Selection {}

    /** Those of these names, which are in lower case. */
    record Only(List<String> names) implements Selection {}

    record AllExcept(List<String> names) implements Selection {}

    default boolean includes(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (this) {
            case None() -> false;
            case All() -> true;
            case Only(var names) -> names.contains(lower);
            case AllExcept(var names) -> !names.contains(lower);
        };
    }

    /**
     * Reads one part of a policy.
     *
     * @param kind for example {@code Header}: then {@code HeaderBehavior} of {@code HeadersConfig} is read
     */
    static Selection read(Properties policy, String kind) {
        Optional<Properties> config = policy.objectIf(kind + "sConfig");
        if (config.isEmpty()) {
            return new None();
        }
        List<String> names = config.get().texts(kind + "s").stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        return switch (config.get().text(kind + "Behavior")) {
            case "none" -> new None();
            case "all", "allViewer" -> new All();
            case "whitelist" -> new Only(names);
            case "allExcept" -> new AllExcept(names);
            default ->
                throw new UnsupportedTemplate(
                        config.get().where() + "." + kind + "Behavior is not one that the local host knows.");
        };
    }
}

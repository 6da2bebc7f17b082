package lyceum.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A function's settings. Each function reads them once into a record of its own:
 *
 * <pre>{@code
 * record CourseSettings(String table, Secret cursorSecret) {
 *     static CourseSettings of(Settings settings) {
 *         return settings.read(keys -> new CourseSettings(keys.text("TABLE_NAME"), keys.secret("CURSOR_SECRET")));
 *     }
 * }
 * }</pre>
 *
 * All keys that are missing or wrong are named in one error.
 */
public final class Settings {
    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    public static Settings of(Map<String, String> values) {
        return new Settings(values);
    }

    /** Those of this process: the only place that reads the environment. */
    public static Settings ofProcess() {
        return new Settings(System.getenv());
    }

    /**
     * Reads a record of settings.
     *
     * @throws IllegalStateException naming every key that is missing or wrong
     */
    public <T> T read(Function<Keys, T> reader) {
        var keys = new Keys();
        T read = reader.apply(keys);
        if (!keys.errors.isEmpty()) {
            throw new IllegalStateException("Settings: " + String.join("; ", keys.errors));
        }
        return read;
    }

    /** The names that are set; values may be secret. */
    @Override
    public String toString() {
        return "Settings" + new TreeMap<>(values).keySet();
    }

    /** Reads single keys. A missing or wrong one is noted and read as an empty value, which nobody gets to see. */
    public final class Keys {
        private final List<String> errors = new ArrayList<>();

        private Keys() {}

        public String text(String key) {
            return optional(key).orElseGet(() -> wrong(key, "is not set", ""));
        }

        public String text(String key, String absent) {
            return optional(key).orElse(absent);
        }

        /** Empty where the key is absent or blank. */
        public Optional<String> optional(String key) {
            return Optional.ofNullable(values.get(key)).map(String::strip).filter(value -> !value.isEmpty());
        }

        public Secret secret(String key) {
            return new Secret(text(key));
        }

        public Optional<Secret> optionalSecret(String key) {
            return optional(key).map(Secret::new);
        }

        public URI uri(String key) {
            return uri(key, text(key));
        }

        public Optional<URI> optionalUri(String key) {
            return optional(key).map(value -> uri(key, value));
        }

        /** A whole number between {@code min} and {@code max}, or {@code absent}. */
        public long number(String key, long min, long max, long absent) {
            return optional(key).map(value -> number(key, value, min, max)).orElse(absent);
        }

        /** Whole seconds, at least 1, or {@code absent}. */
        public Duration seconds(String key, Duration absent) {
            return Duration.ofSeconds(number(key, 1, 86_400, absent.toSeconds()));
        }

        private long number(String key, String value, long min, long max) {
            try {
                long number = Long.parseLong(value);
                return number >= min && number <= max ? number : outside(key, min, max);
            } catch (NumberFormatException _) {
                return outside(key, min, max);
            }
        }

        private long outside(String key, long min, long max) {
            return wrong(key, "must be a whole number between " + min + " and " + max, min);
        }

        private URI uri(String key, String value) {
            try {
                return new URI(value);
            } catch (URISyntaxException _) {
                return wrong(key, "must be a URI", URI.create(""));
            }
        }

        private <T> T wrong(String key, String why, T empty) {
            errors.add(key + " " + why);
            return empty;
        }
    }

    /** A value that must not be seen. */
    public record Secret(String value) {
        @Override
        public String toString() {
            return "Secret[hidden]";
        }
    }
}

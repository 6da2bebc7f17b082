package lyceum.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an API key may be confined to. Each guarded operation needs one; a signed-in person carries all. */
public enum Scope {
    ACCOUNTS_READ,
    ACCOUNTS_WRITE,
    AUDIT_READ,
    COURSES_READ,
    COURSES_WRITE,
    JOBS_READ,
    JOBS_WRITE,
    KEYS_READ,
    KEYS_WRITE,
    TELEMETRY_READ;

    /** The scope's name on the wire and in stored data, for example {@code courses:read}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    public static Optional<Scope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }
}

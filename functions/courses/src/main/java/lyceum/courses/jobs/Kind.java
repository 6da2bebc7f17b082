package lyceum.courses.jobs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a job does. */
public enum Kind {
    GENERATE,
    EXPORT;

    /** The kind's name on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}

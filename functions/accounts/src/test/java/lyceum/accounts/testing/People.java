package lyceum.accounts.testing;

import java.util.Locale;

/** Ids for tests. */
public final class People {
    private People() {}

    /** A well-formed id, the same for the same number. */
    public static String id(String prefix, int number) {
        return prefix + String.format(Locale.ROOT, "01JD9Z6Q4M8T5X2B7N3C1V%04d", number);
    }
}

package lyceum.accounts.passwords;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lyceum.contract.InvalidRequest;
import lyceum.contract.Violation;
import lyceum.platform.Lazy;
import org.jspecify.annotations.Nullable;

/**
 * The 100,000 passwords that leaked lists hold most often, as the library nbvcxz ships them (MIT licence); those that are long enough
 * for us are some 50,000. Read once, when the first password is chosen.
 */
public final class CommonPasswords {
    private static final String LIST = "/dictionaries/passwords.txt";
    private static final int LENGTH_MIN = 8;
    private static final Supplier<Set<String>> KNOWN = Lazy.of(CommonPasswords::read);

    private CommonPasswords() {}

    /**
     * Refuses a password that is about to be chosen and is among them, whatever its letters' case.
     *
     * @throws InvalidRequest naming the field
     */
    public static void refuse(String field, String password) {
        if (KNOWN.get().contains(password.toLowerCase(Locale.ROOT))) {
            throw new InvalidRequest(List.of(
                    new Violation(field, "is one of the 100,000 commonest passwords, which guessers try first")));
        }
    }

    private static Set<String> read() {
        try (@Nullable InputStream list = CommonPasswords.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IllegalStateException("The list of common passwords is not on the class path");
            }
            var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8));
            return lines.lines()
                    .filter(word -> word.length() >= LENGTH_MIN)
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

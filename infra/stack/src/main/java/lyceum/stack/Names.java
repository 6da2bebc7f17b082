package lyceum.stack;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How the contract's kebab-case names are written as construct ids. */
final class Names {
    private Names() {}

    /** {@code create-organisation} as {@code CreateOrganisation}. */
    static String pascal(String kebab) {
        return Arrays.stream(kebab.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}

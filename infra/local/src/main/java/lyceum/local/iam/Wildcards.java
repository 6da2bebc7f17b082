package lyceum.local.iam;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The patterns of policies and paths on AWS: {@code *} stands for any text, {@code ?} for any one character. */
public final class Wildcards {
    private Wildcards() {}

    /**
     * Compiles a pattern. Actions are compared without regard to case, resources and paths with it.
     *
     * @param flags those of {@link Pattern#compile(String, int)}
     */
    public static Pattern pattern(String text, int flags) {
        String regex = text.codePoints()
                .mapToObj(character -> switch (character) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(character));
                })
                .collect(Collectors.joining());
        return Pattern.compile(regex, flags | Pattern.DOTALL);
    }
}

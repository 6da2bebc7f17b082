package lyceum.local.iam;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** IAM's patterns: {@code *} stands for any text, {@code ?} for any one character. */
final class Wildcards {
    private Wildcards() {}

    /** Actions are compared without regard to case, resources with it. */
    static Pattern pattern(String text, int flags) {
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

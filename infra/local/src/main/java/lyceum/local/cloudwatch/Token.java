package lyceum.local.cloudwatch;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a list goes on in the next call: behind the last entry that was told. It names that entry instead of counting, so that what comes
 * in or goes between two calls shifts nothing.
 */
final class Token {
    private static final String NAME = "NextToken";

    private Token() {}

    static String after(String last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    /** The last entry that was told; empty for a first call. */
    static Optional<String> of(Input input) {
        try {
            return input.textIf(NAME)
                    .map(token -> new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            throw invalid(input);
        }
    }

    static Refused invalid(Input input) {
        return new Refused(
                Refused.Fault.TOKEN, input.named(NAME) + " is not one that this call gave out: begin without it.");
    }
}

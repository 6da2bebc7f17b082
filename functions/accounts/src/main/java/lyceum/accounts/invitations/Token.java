package lyceum.accounts.invitations;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import lyceum.platform.Digests;
import lyceum.platform.Ids;

/** What an invitation is accepted with: 256 random bits, of which only the hash is stored. */
public record Token(String text) {
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("lyi_[A-Za-z0-9_-]{43}");

    public static Token create(Ids ids) {
        return new Token("lyi_" + Base64.getUrlEncoder().withoutPadding().encodeToString(ids.random(BYTES)));
    }

    /** The token in this text; empty where it is none of ours. */
    public static Optional<Token> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Token(text)) : Optional.empty();
    }

    public String hash() {
        return Digests.sha256(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Leaves the token out. */
    @Override
    public String toString() {
        return "Token[hidden]";
    }
}

package lyceum.accounts.sessions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import lyceum.platform.Digests;
import lyceum.platform.Ids;

/**
 * A refresh token as its owner holds it. All tokens of a session share the {@code family} secret, and each has a {@code turn} of
 * its own. So a token with the right family and another turn than the current one is surely an old one of this session, however
 * old, and nobody who merely knows a session's id can make it look so.
 *
 * @param family 256 random bits in Base64url, the same in all tokens of the session
 * @param turn 256 random bits in Base64url, of this token alone
 */
record RefreshToken(String userId, String sessionId, String family, String turn) {
    private static final int SECRET_BYTES = 32;
    private static final Pattern FORM = Pattern.compile(
            "lyr_([0-9A-HJKMNP-TV-Z]{26})_([0-9A-HJKMNP-TV-Z]{26})_([A-Za-z0-9_-]{43})_([A-Za-z0-9_-]{43})");

    static RefreshToken first(String userId, String sessionId, Ids ids) {
        return new RefreshToken(userId, sessionId, secret(ids), secret(ids));
    }

    /** The token in this text; empty where it is none of ours. */
    static Optional<RefreshToken> parse(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(
                        new RefreshToken("usr_" + form.group(1), "ses_" + form.group(2), form.group(3), form.group(4)))
                : Optional.empty();
    }

    RefreshToken next(Ids ids) {
        return new RefreshToken(userId, sessionId, family, secret(ids));
    }

    String text() {
        return "lyr_" + userId.substring(4) + "_" + sessionId.substring(4) + "_" + family + "_" + turn;
    }

    /** What is stored of the family secret. */
    String familyHash() {
        return hash(family);
    }

    /** What is stored of the turn. */
    String turnHash() {
        return hash(turn);
    }

    boolean isOf(Session session) {
        return same(familyHash(), session.familyHash());
    }

    /** Takes the same time wherever they differ. */
    static boolean same(String hash, String other) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(String secret) {
        return Digests.sha256(secret.getBytes(StandardCharsets.US_ASCII));
    }

    private static String secret(Ids ids) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ids.random(SECRET_BYTES));
    }

    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "RefreshToken[" + sessionId + "]";
    }
}

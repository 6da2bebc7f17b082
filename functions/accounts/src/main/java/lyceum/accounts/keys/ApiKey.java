package lyceum.accounts.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import lyceum.platform.Ids;

/**
 * An API key as its owner holds it.
 *
 * @param id names the key; no secret
 * @param secret 256 random bits in Base64url
 */
record ApiKey(String id, String secret) {
    private static final int SECRET_BYTES = 32;
    private static final int USAGE_KEY_BYTES = 24;
    private static final Pattern ID = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}");
    private static final Pattern FORM = Pattern.compile("lyc_(" + ID + ")_([A-Za-z0-9_-]{43})");

    static ApiKey create(Ids ids) {
        return new ApiKey(ids.next(""), secret(ids));
    }

    /** The key with this id and a new secret. */
    static ApiKey renewed(String id, Ids ids) {
        return new ApiKey(id, secret(ids));
    }

    /** Whether this can be the id of a key of ours. */
    static boolean wellFormed(String id) {
        return ID.matcher(id).matches();
    }

    /** A value for the gateway's own key. */
    static String usageKey(Ids ids) {
        return HexFormat.of().formatHex(ids.random(USAGE_KEY_BYTES));
    }

    private static String secret(Ids ids) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ids.random(SECRET_BYTES));
    }

    /** The key in this text; empty where it is none of ours. */
    static Optional<ApiKey> parse(String text) {
        var form = FORM.matcher(text);
        return form.matches() ? Optional.of(new ApiKey(form.group(1), form.group(2))) : Optional.empty();
    }

    /** What the owner sends as {@code X-API-Key}. */
    String text() {
        return "lyc_" + id + "_" + secret;
    }

    /** SHA-256 of the secret, hexadecimal: all that is stored of it. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }

    /** Whether the stored hash is this key's; takes the same time wherever they differ. */
    boolean matches(String storedHash) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), storedHash.getBytes(StandardCharsets.US_ASCII));
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "ApiKey[" + id + "]";
    }
}

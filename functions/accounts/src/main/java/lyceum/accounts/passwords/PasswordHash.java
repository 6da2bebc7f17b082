package lyceum.accounts.passwords;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stored password in the PHC string format, which carries its own parameters:
 * {@code $argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>}, salt and hash in Base64 without padding.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a record: Passwords compares the hashes in constant time
record PasswordHash(int memoryKib, int passes, int lanes, byte[] salt, byte[] hash) {
    static final int BYTES = 32;
    static final int SALT_BYTES = 16;
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,3}),p=([0-9]{1,2})\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");

    /** Empty where the text is nothing that {@link #text()} writes. */
    static Optional<PasswordHash> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new PasswordHash(
                        Integer.parseInt(form.group(1)),
                        Integer.parseInt(form.group(2)),
                        Integer.parseInt(form.group(3)),
                        Base64.getDecoder().decode(form.group(4)),
                        Base64.getDecoder().decode(form.group(5))))
                : Optional.empty();
    }

    String text() {
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=" + lanes + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }

    /** Leaves the hash out. */
    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}

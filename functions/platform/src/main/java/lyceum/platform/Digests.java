package lyceum.platform;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests as hexadecimal text. */
public final class Digests {
    private Digests() {}

    public static String sha256(byte[]... parts) {
        return hex("SHA-256", parts);
    }

    /** Not for secrets: for services that name content by it. */
    public static String md5(byte[] content) {
        return hex("MD5", content);
    }

    private static String hex(String algorithm, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has " + algorithm, missing);
        }
    }
}

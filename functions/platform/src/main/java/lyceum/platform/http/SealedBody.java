package lyceum.platform.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * A kept answer's body, compressed and sealed (AES-256-GCM) under a key made of the caller's {@code Idempotency-Key} (HKDF, RFC 5869),
 * which is stored nowhere: who can read the table, and does not know that key, can't read answers that showed a secret once. A key that
 * can be guessed protects nothing; callers are told to use random ones.
 */
final class SealedBody {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] PURPOSE = "lyceum kept answer".getBytes(StandardCharsets.UTF_8);
    private static final SecureRandom RANDOM = new SecureRandom();

    private SealedBody() {}

    static byte[] seal(IdempotencyKey key, byte[] compressed) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(compressed);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has AES-GCM and HKDF", missing);
        }
    }

    /** @throws IllegalStateException if the bytes were not sealed under this key, or have been changed */
    static byte[] open(IdempotencyKey key, byte[] sealed) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            ByteBuffer.wrap(sealed).get(nonce);
            return cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException("A kept answer does not open with its key", damaged);
        }
    }

    private static Cipher cipher(int mode, IdempotencyKey key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, derived(key), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static SecretKey derived(IdempotencyKey key) throws GeneralSecurityException {
        var from = HKDFParameterSpec.ofExtract()
                .addIKM(key.key().getBytes(StandardCharsets.UTF_8))
                .addSalt((key.organisation() + "#" + key.operation()).getBytes(StandardCharsets.UTF_8))
                .thenExpand(PURPOSE, KEY_BYTES);
        return KDF.getInstance("HKDF-SHA256").deriveKey("AES", from);
    }

    static byte[] compressed(byte[] bytes) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }

    static byte[] expanded(byte[] compressed) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return gzip.readAllBytes();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}

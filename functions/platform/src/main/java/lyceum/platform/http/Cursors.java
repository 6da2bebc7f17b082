package lyceum.platform.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lyceum.platform.Json;
import lyceum.platform.Settings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * Opaque, signed positions in a list. A cursor is good for the list that gave it only: its scope (operation, organisation and
 * filters) is signed with it but not part of it.
 */
public final class Cursors {
    private static final int MAC_BYTES = 16;
    private static final int MAX_LENGTH = 2_048;
    private static final TypeReference<Map<String, String>> POSITION = new TypeReference<>() {};
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;

    public Cursors(Settings.Secret secret) {
        key = new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** A cursor for this position, a small map of key attributes. */
    public String seal(String scope, Map<String, String> position) {
        byte[] json = Json.bytes(position);
        return ENCODER.encodeToString(json) + "." + ENCODER.encodeToString(mac(scope, json));
    }

    /** The position; empty where the cursor was not given by this list. */
    public Optional<Map<String, String>> open(String scope, String cursor) {
        int dot = cursor.indexOf('.');
        if (dot < 0 || cursor.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] json = Base64.getUrlDecoder().decode(cursor.substring(0, dot));
            byte[] signature = Base64.getUrlDecoder().decode(cursor.substring(dot + 1));
            return MessageDigest.isEqual(signature, mac(scope, json))
                    ? Optional.of(Json.read(json, POSITION))
                    : Optional.empty();
        } catch (IllegalArgumentException | JacksonException broken) {
            return Optional.empty();
        }
    }

    private byte[] mac(String scope, byte[] json) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(scope.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(json), MAC_BYTES);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", missing);
        }
    }
}

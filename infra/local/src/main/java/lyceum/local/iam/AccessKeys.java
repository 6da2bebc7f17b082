package lyceum.local.iam;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/**
 * Credentials of roles. They are derived from one secret, so what was signed before a restart stays valid after it. The host has a
 * pair of its own, which may do everything.
 */
public final class AccessKeys {
    private static final String HOST = "host";

    private final String secret;
    private final Map<String, String> owners = new ConcurrentHashMap<>();
    private final AwsBasicCredentials host;

    public AccessKeys(String secret) {
        this.secret = secret;
        this.host = derive(HOST);
    }

    /** The host's own. */
    public AwsBasicCredentials host() {
        return host;
    }

    /** Those of a role. */
    public AwsBasicCredentials of(String roleArn) {
        var credentials = derive(roleArn);
        owners.put(credentials.accessKeyId(), roleArn);
        return credentials;
    }

    /** The role that a key belongs to; empty for unknown keys and for the host's. */
    public Optional<String> role(String accessKeyId) {
        return Optional.ofNullable(owners.get(accessKeyId));
    }

    public boolean isHost(String accessKeyId) {
        return host.accessKeyId().equals(accessKeyId);
    }

    /** The secret half of a key; empty for unknown keys. */
    public Optional<String> secret(String accessKeyId) {
        return isHost(accessKeyId)
                ? Optional.of(host.secretAccessKey())
                : role(accessKeyId).map(role -> derive(role).secretAccessKey());
    }

    private AwsBasicCredentials derive(String owner) {
        return AwsBasicCredentials.create(
                "LOCAL" + mac("id " + owner).substring(0, 15).toUpperCase(Locale.ROOT), mac("secret " + owner));
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HmacSHA256.", impossible);
        }
    }
}

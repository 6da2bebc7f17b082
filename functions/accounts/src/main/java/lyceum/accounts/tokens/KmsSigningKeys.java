package lyceum.accounts.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.impl.ECDSA;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import lyceum.contract.accounts.JwkView;
import lyceum.contract.accounts.JwksView;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** Keys in KMS, listed in settings; one that is not listed is never asked for. */
public final class KmsSigningKeys implements SigningKeys {
    /** What KMS seems to answer while a function is primed: a key that nobody has the private half of. */
    public static final String EXAMPLE_KEY =
            "{\"PublicKey\": \"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE7nGd4G1UnJOMDWHgA3aOwBonT8xfr+xzqbt/VKP19U+Acb/5mxcoCxTUqUnz+1lIFnaEJco8WTUZ+7SGKh7G1g==\"}";

    private static final int COORDINATE_BYTES = 32;

    private final Supplier<KmsClient> kms;
    private final List<String> ids;
    private final Map<String, ECPublicKey> known = new ConcurrentHashMap<>();

    /** {@code ids} in the order of the setting {@code TOKEN_KEYS}: the first signs. */
    public KmsSigningKeys(Supplier<KmsClient> kms, List<String> ids) {
        if (ids.isEmpty()) {
            throw new IllegalStateException("Settings: TOKEN_KEYS must name at least one key");
        }
        this.kms = kms;
        this.ids = List.copyOf(ids);
    }

    @Override
    public String current() {
        return ids.getFirst();
    }

    @Override
    public byte[] sign(byte[] message) {
        var signed = kms.get().sign(sign -> sign.keyId(current())
                .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256)
                .messageType(MessageType.RAW)
                .message(SdkBytes.fromByteArray(message)));
        try {
            return ECDSA.transcodeSignatureToConcat(signed.signature().asByteArray(), 2 * COORDINATE_BYTES);
        } catch (JOSEException broken) {
            throw new IllegalStateException("KMS answered no ECDSA signature", broken);
        }
    }

    @Override
    public Optional<ECPublicKey> find(String id) {
        return ids.contains(id) ? Optional.of(known.computeIfAbsent(id, this::fetch)) : Optional.empty();
    }

    @Override
    public JwksView published() {
        return new JwksView(ids.stream().map(this::published).toList());
    }

    private JwkView published(String id) {
        var point = find(id).orElseThrow().getW();
        return new JwkView(
                "EC", "P-256", coordinate(point.getAffineX()), coordinate(point.getAffineY()), id, "sig", "ES256");
    }

    private ECPublicKey fetch(String id) {
        byte[] der = kms.get().getPublicKey(get -> get.keyId(id)).publicKey().asByteArray();
        try {
            return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("KMS answered no public key on P-256", broken);
        }
    }

    private static String coordinate(BigInteger value) {
        byte[] signed = value.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(signed.length, COORDINATE_BYTES);
        System.arraycopy(signed, signed.length - length, fixed, COORDINATE_BYTES - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }
}

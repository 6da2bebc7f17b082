package lyceum.accounts.testing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GetPublicKeyRequest;
import software.amazon.awssdk.services.kms.model.GetPublicKeyResponse;
import software.amazon.awssdk.services.kms.model.SignRequest;
import software.amazon.awssdk.services.kms.model.SignResponse;

/** Signing keys as KMS has them, each made when it is first asked for. */
public final class TestKms implements KmsClient {
    private final Map<String, KeyPair> keys = new ConcurrentHashMap<>();

    public KeyPair key(String id) {
        return keys.computeIfAbsent(id, _ -> made());
    }

    @Override
    public SignResponse sign(SignRequest request) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key(request.keyId()).getPrivate());
            signature.update(request.message().asByteArray());
            return SignResponse.builder()
                    .keyId(request.keyId())
                    .signature(SdkBytes.fromByteArray(signature.sign()))
                    .build();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public GetPublicKeyResponse getPublicKey(GetPublicKeyRequest request) {
        return GetPublicKeyResponse.builder()
                .keyId(request.keyId())
                .publicKey(
                        SdkBytes.fromByteArray(key(request.keyId()).getPublic().getEncoded()))
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private static KeyPair made() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

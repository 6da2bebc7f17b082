package lyceum.platform.aws;

import static lyceum.platform.telemetry.CurrentRun.calling;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.KmsServiceClientConfiguration;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptRequest;
import software.amazon.awssdk.services.kms.model.EncryptResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.GetPublicKeyRequest;
import software.amazon.awssdk.services.kms.model.GetPublicKeyResponse;
import software.amazon.awssdk.services.kms.model.SignRequest;
import software.amazon.awssdk.services.kms.model.SignResponse;

/** Makes each call a part of the present trace. It knows signing and envelopes; any other operation is unsupported. */
final class MeteredKms implements KmsClient {
    private final KmsClient kms;

    MeteredKms(KmsClient kms) {
        this.kms = kms;
    }

    @Override
    public SignResponse sign(SignRequest sign) {
        return calling("kms.Sign", () -> kms.sign(sign));
    }

    @Override
    public GetPublicKeyResponse getPublicKey(GetPublicKeyRequest get) {
        return calling("kms.GetPublicKey", () -> kms.getPublicKey(get));
    }

    @Override
    public EncryptResponse encrypt(EncryptRequest encrypt) {
        return calling("kms.Encrypt", () -> kms.encrypt(encrypt));
    }

    @Override
    public DecryptResponse decrypt(DecryptRequest decrypt) {
        return calling("kms.Decrypt", () -> kms.decrypt(decrypt));
    }

    @Override
    public GenerateDataKeyResponse generateDataKey(GenerateDataKeyRequest generate) {
        return calling("kms.GenerateDataKey", () -> kms.generateDataKey(generate));
    }

    @Override
    public KmsServiceClientConfiguration serviceClientConfiguration() {
        return kms.serviceClientConfiguration();
    }

    @Override
    public String serviceName() {
        return kms.serviceName();
    }

    @Override
    public void close() {
        kms.close();
    }
}

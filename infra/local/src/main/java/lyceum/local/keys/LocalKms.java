package lyceum.local.keys;

import lyceum.local.iam.AccessDenied;
import lyceum.local.iam.Iam;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GetPublicKeyRequest;
import software.amazon.awssdk.services.kms.model.GetPublicKeyResponse;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.SignRequest;
import software.amazon.awssdk.services.kms.model.SignResponse;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** KMS with the rights of one role, as far as signing goes. */
public final class LocalKms implements KmsClient {
    private final LocalKeys keys;
    private final Iam iam;
    private final String roleArn;

    public LocalKms(LocalKeys keys, Iam iam, String roleArn) {
        this.keys = keys;
        this.iam = iam;
        this.roleArn = roleArn;
    }

    @Override
    public SignResponse sign(SignRequest request) {
        check("Sign", request.keyId());
        if (request.messageType() != MessageType.RAW
                || request.signingAlgorithm() != SigningAlgorithmSpec.ECDSA_SHA_256) {
            throw problem(400, "ValidationException", "The local host signs raw messages by ECDSA_SHA_256.");
        }
        byte[] signature =
                keys.sign(request.keyId(), request.message().asByteArray()).orElseThrow(LocalKms::missing);
        return SignResponse.builder()
                .keyId(request.keyId())
                .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256)
                .signature(SdkBytes.fromByteArray(signature))
                .build();
    }

    @Override
    public GetPublicKeyResponse getPublicKey(GetPublicKeyRequest request) {
        check("GetPublicKey", request.keyId());
        byte[] key = keys.publicKey(request.keyId()).orElseThrow(LocalKms::missing);
        return GetPublicKeyResponse.builder()
                .keyId(request.keyId())
                .publicKey(SdkBytes.fromByteArray(key))
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private void check(String call, String keyId) {
        try {
            iam.check(roleArn, keys.needs(call, keyId));
        } catch (AccessDenied denied) {
            throw problem(400, "AccessDeniedException", denied.words());
        }
    }

    private static NotFoundException missing() {
        return NotFoundException.builder()
                .statusCode(400)
                .message("There is no such key.")
                .build();
    }

    private static RuntimeException problem(int status, String code, String message) {
        return KmsException.builder()
                .statusCode(status)
                .message(message)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .serviceName("Kms")
                        .build())
                .build();
    }
}

package lyceum.suite;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import lyceum.contract.accounts.AuthApi;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** Access tokens with a true signature of the system's own key, which say what a test wants them to say. */
final class SignedTokens {
    private static final int COORDINATE_BYTES = 32;

    private final KmsClient kms;
    private final String keyId;

    SignedTokens(Host host) {
        Properties operator = host.operator();
        kms = KmsClient.builder()
                .endpointOverride(URI.create(operator.getProperty("AWS_ENDPOINT_URL_KMS")))
                .region(Region.of(operator.getProperty("AWS_REGION")))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        operator.getProperty("AWS_ACCESS_KEY_ID"), operator.getProperty("AWS_SECRET_ACCESS_KEY"))))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        keyId = host.demo()
                .anonymous()
                .get(AuthApi.GET_JWKS.path())
                .expect(200)
                .json()
                .at("/keys/0/kid")
                .asString();
    }

    /** What a token of this person says now. */
    static Map<String, Object> claims(Person person) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", "lyceum");
        claims.put("aud", "lyceum-api");
        claims.put("sub", person.id());
        claims.put("sid", person.session());
        claims.put("org", person.organisation());
        claims.put("iat", now);
        claims.put("exp", now + 900);
        claims.put("jti", "tok_01JD9Z6Q4M8T5X2B7N3C1VKPWR");
        return claims;
    }

    String signed(Map<String, Object> claims) {
        String input = encoded(Map.of("alg", "ES256", "typ", "JWT", "kid", keyId)) + "." + encoded(claims);
        byte[] signature = kms.sign(sign -> sign.keyId(keyId)
                        .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256)
                        .messageType(MessageType.RAW)
                        .message(SdkBytes.fromUtf8String(input)))
                .signature()
                .asByteArray();
        return input + "." + text(concatenated(signature));
    }

    private static String encoded(Map<String, Object> members) {
        return text(Caller.JSON.writeValueAsString(members).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** R and S from the DER sequence that KMS answers, as RFC 7518 §3.4 has them. */
    private static byte[] concatenated(byte[] der) {
        int lengthOfR = der[3];
        byte[] both = new byte[2 * COORDINATE_BYTES];
        put(Arrays.copyOfRange(der, 4, 4 + lengthOfR), both, 0);
        put(Arrays.copyOfRange(der, 6 + lengthOfR, der.length), both, COORDINATE_BYTES);
        return both;
    }

    private static void put(byte[] number, byte[] both, int offset) {
        byte[] bytes = new BigInteger(number).toByteArray();
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, both, offset + COORDINATE_BYTES - length, length);
    }
}

package lyceum.platform.aws;

import com.amazonaws.xray.interceptors.TracingInterceptor;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import lyceum.platform.Lazy;
import lyceum.platform.Settings;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The SDK's clients with the function's own role, over one HTTP client. Endpoints are AWS's unless {@code AWS_ENDPOINT_URL_…}
 * names others, as for the SDK itself.
 */
public final class LambdaClients implements AwsClients {
    private static final Duration ATTEMPT = Duration.ofSeconds(3);
    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Duration TRANSFER = Duration.ofSeconds(60);

    private final Supplier<DynamoDbClient> dynamo;
    private final Supplier<SqsClient> sqs;
    private final Supplier<S3Client> s3;
    private final Supplier<S3Presigner> presigner;
    private final Supplier<KmsClient> kms;
    private final Supplier<SignedHttp> apiGateway;

    public LambdaClients(Settings settings, SdkHttpClient http) {
        Endpoints endpoints = settings.read(Endpoints::new);
        dynamo = Lazy.of(() -> DynamoDbClient.builder()
                .httpClient(http)
                .overrideConfiguration(bounded(ATTEMPT, CALL).toBuilder()
                        .addMetricPublisher(new RefusedAttempts())
                        .build())
                .build());
        sqs = Lazy.of(() -> SqsClient.builder()
                .httpClient(http)
                .overrideConfiguration(bounded(ATTEMPT, CALL))
                .build());
        s3 = Lazy.of(() -> S3Client.builder()
                .httpClient(http)
                .overrideConfiguration(bounded(TRANSFER, TRANSFER))
                .forcePathStyle(endpoints.s3().isPresent())
                .build());
        presigner = Lazy.of(() -> presigner(endpoints.s3()));
        kms = Lazy.of(() -> KmsClient.builder()
                .httpClient(http)
                .overrideConfiguration(bounded(ATTEMPT, CALL))
                .build());
        apiGateway = Lazy.of(() -> new SigV4Http(
                http,
                DefaultCredentialsProvider.builder().build(),
                endpoints.region(),
                "apigateway",
                endpoints.apiGateway()));
    }

    @Override
    public DynamoDbClient dynamo() {
        return dynamo.get();
    }

    /** Each attempt of each call ({@link RefusedAttempts}). */
    @Override
    public boolean countsRefusals() {
        return true;
    }

    @Override
    public SqsClient sqs() {
        return sqs.get();
    }

    @Override
    public S3Client s3() {
        return s3.get();
    }

    @Override
    public S3Presigner presigner() {
        return presigner.get();
    }

    @Override
    public KmsClient kms() {
        return kms.get();
    }

    @Override
    public SignedHttp apiGateway() {
        return apiGateway.get();
    }

    private static ClientOverrideConfiguration bounded(Duration attempt, Duration call) {
        return ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(attempt)
                .apiCallTimeout(call)
                .addExecutionInterceptor(new TracingInterceptor())
                .build();
    }

    private static S3Presigner presigner(Optional<URI> endpoint) {
        var builder = S3Presigner.builder()
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(endpoint.isPresent())
                        .build());
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /** Where the services are, as far as the SDK does not find out by itself. */
    private record Endpoints(String region, Optional<URI> s3, URI apiGateway) {
        Endpoints(Settings.Keys keys) {
            this(
                    keys.text("AWS_REGION"),
                    keys.optionalUri("AWS_ENDPOINT_URL_S3"),
                    keys.optionalUri("AWS_ENDPOINT_URL_API_GATEWAY")
                            .orElseGet(() ->
                                    URI.create("https://apigateway." + keys.text("AWS_REGION") + ".amazonaws.com")));
        }
    }
}

package lyceum.platform;

import java.util.function.Supplier;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The SDK's clients with the function's own role, each made on first use, over the JDK's HTTP client. */
final class LambdaClients implements AwsClients {
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final Supplier<DynamoDbClient> dynamo =
            once(() -> DynamoDbClient.builder().httpClient(http).build());
    private final Supplier<SqsClient> sqs =
            once(() -> SqsClient.builder().httpClient(http).build());
    private final Supplier<S3Client> s3 =
            once(() -> S3Client.builder().httpClient(http).build());
    private final Supplier<S3Presigner> presigner = once(S3Presigner::create);

    LambdaClients(Settings settings) {}

    @Override
    public DynamoDbClient dynamo() {
        return dynamo.get();
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
    public SignedHttp apiGateway() {
        throw new UnsupportedOperationException();
    }

    private static <T> Supplier<T> once(Supplier<T> make) {
        return make;
    }
}

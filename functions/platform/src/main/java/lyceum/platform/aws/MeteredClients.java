package lyceum.platform.aws;

import java.util.function.Supplier;
import lyceum.platform.Lazy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Any clients, with their calls counted into the run that makes them and traced as parts of it. */
public final class MeteredClients implements AwsClients {
    private final AwsClients clients;
    private final Supplier<DynamoDbClient> dynamo;
    private final Supplier<SqsClient> sqs;
    private final Supplier<S3Client> s3;
    private final Supplier<KmsClient> kms;

    public MeteredClients(AwsClients clients) {
        this.clients = clients;
        this.dynamo = Lazy.of(() -> new MeteredDynamo(clients.dynamo(), clients.countsRefusals()));
        this.sqs = Lazy.of(() -> new MeteredSqs(clients.sqs()));
        this.s3 = Lazy.of(() -> new MeteredS3(clients.s3()));
        this.kms = Lazy.of(() -> new MeteredKms(clients.kms()));
    }

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
    public KmsClient kms() {
        return kms.get();
    }

    @Override
    public S3Presigner presigner() {
        return clients.presigner();
    }

    @Override
    public SignedHttp apiGateway() {
        return clients.apiGateway();
    }
}

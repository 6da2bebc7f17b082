package lyceum.platform.aws;

import java.util.function.Supplier;
import lyceum.platform.Lazy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Any clients, with the calls of DynamoDB counted into the run that makes them. */
public final class MeteredClients implements AwsClients {
    private final AwsClients clients;
    private final Supplier<DynamoDbClient> dynamo;

    public MeteredClients(AwsClients clients) {
        this.clients = clients;
        this.dynamo = Lazy.of(() -> new MeteredDynamo(clients.dynamo()));
    }

    @Override
    public DynamoDbClient dynamo() {
        return dynamo.get();
    }

    @Override
    public SqsClient sqs() {
        return clients.sqs();
    }

    @Override
    public S3Client s3() {
        return clients.s3();
    }

    @Override
    public KmsClient kms() {
        return clients.kms();
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

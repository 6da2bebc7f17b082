package lyceum.local.functions;

import java.util.function.Supplier;
import lyceum.platform.aws.AwsClients;
import lyceum.platform.aws.SignedHttp;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Clients with one role's rights, each made when it is first asked for. */
public record LocalClients(
        Supplier<DynamoDbClient> dynamoOnce,
        Supplier<SqsClient> sqsOnce,
        Supplier<S3Client> s3Once,
        Supplier<S3Presigner> presignerOnce,
        KmsClient kms,
        SignedHttp apiGateway)
        implements AwsClients {
    @Override
    public DynamoDbClient dynamo() {
        return dynamoOnce.get();
    }

    @Override
    public SqsClient sqs() {
        return sqsOnce.get();
    }

    @Override
    public S3Client s3() {
        return s3Once.get();
    }

    @Override
    public S3Presigner presigner() {
        return presignerOnce.get();
    }
}

package lyceum.platform.testing;

import lyceum.platform.aws.AwsClients;
import lyceum.platform.aws.SignedHttp;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The clients that a test has put in; any other is a call that the test did not expect. */
public record TestClients(
        @Nullable DynamoDbClient dynamoOrNone,
        @Nullable SqsClient sqsOrNone,
        @Nullable S3Client s3OrNone,
        @Nullable S3Presigner presignerOrNone,
        @Nullable KmsClient kmsOrNone,
        @Nullable SignedHttp apiGatewayOrNone)
        implements AwsClients {
    /** No AWS at all. */
    public static TestClients none() {
        return new TestClients(null, null, null, null, null, null);
    }

    public TestClients with(DynamoDbClient dynamo) {
        return new TestClients(dynamo, sqsOrNone, s3OrNone, presignerOrNone, kmsOrNone, apiGatewayOrNone);
    }

    public TestClients with(SqsClient sqs) {
        return new TestClients(dynamoOrNone, sqs, s3OrNone, presignerOrNone, kmsOrNone, apiGatewayOrNone);
    }

    public TestClients with(S3Client s3) {
        return new TestClients(dynamoOrNone, sqsOrNone, s3, presignerOrNone, kmsOrNone, apiGatewayOrNone);
    }

    public TestClients with(S3Presigner presigner) {
        return new TestClients(dynamoOrNone, sqsOrNone, s3OrNone, presigner, kmsOrNone, apiGatewayOrNone);
    }

    public TestClients with(KmsClient kms) {
        return new TestClients(dynamoOrNone, sqsOrNone, s3OrNone, presignerOrNone, kms, apiGatewayOrNone);
    }

    public TestClients with(SignedHttp apiGateway) {
        return new TestClients(dynamoOrNone, sqsOrNone, s3OrNone, presignerOrNone, kmsOrNone, apiGateway);
    }

    @Override
    public DynamoDbClient dynamo() {
        return present(dynamoOrNone, "DynamoDB");
    }

    @Override
    public SqsClient sqs() {
        return present(sqsOrNone, "SQS");
    }

    @Override
    public S3Client s3() {
        return present(s3OrNone, "S3");
    }

    @Override
    public S3Presigner presigner() {
        return present(presignerOrNone, "S3 presigning");
    }

    @Override
    public KmsClient kms() {
        return present(kmsOrNone, "KMS");
    }

    @Override
    public SignedHttp apiGateway() {
        return present(apiGatewayOrNone, "API Gateway");
    }

    private static <T> T present(@Nullable T client, String service) {
        if (client == null) {
            throw new AssertionError("This test has no " + service);
        }
        return client;
    }
}

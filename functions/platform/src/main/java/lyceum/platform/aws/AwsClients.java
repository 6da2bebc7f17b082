package lyceum.platform.aws;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The AWS clients of one function. Each is made on first use and then kept, so a function that never sends a message never
 * loads SQS. The local host hands in its own, which check every call against the function's role.
 */
public interface AwsClients {
    DynamoDbClient dynamo();

    /**
     * Whether the DynamoDB client counts by itself what was refused because of its rate, as one must that tries again: whoever calls it
     * sees the last refusal at most. What other clients refuse is counted where they are called.
     */
    default boolean countsRefusals() {
        return false;
    }

    SqsClient sqs();

    S3Client s3();

    S3Presigner presigner();

    KmsClient kms();

    /** The control plane of API Gateway, for which the SDK's module is not used. */
    SignedHttp apiGateway();
}

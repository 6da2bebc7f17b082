package lyceum.performance.health;

import java.util.Map;
import lyceum.platform.aws.AwsClients;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The cheapest question to each kind of service. */
public final class Probes {
    private static final AttributeValue NOBODY = AttributeValue.fromS("HEALTH#PROBE");

    private final AwsClients aws;

    public Probes(AwsClients aws) {
        this.aws = aws;
    }

    /** Vital: every operation begins with a read of a table. */
    public Probe table(String name, String table) {
        return new Probe(name, true, () -> aws.dynamo()
                .getItem(get -> get.tableName(table).key(Map.of("PK", NOBODY, "SK", NOBODY))));
    }

    public Probe queue(String name, String url) {
        return new Probe(name, false, () -> aws.sqs().getQueueAttributes(get -> get.queueUrl(url)
                .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)));
    }

    public Probe bucket(String name, String bucket) {
        return new Probe(name, false, () -> aws.s3().headBucket(head -> head.bucket(bucket)));
    }
}

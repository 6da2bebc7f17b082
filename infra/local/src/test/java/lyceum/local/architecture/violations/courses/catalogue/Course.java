package lyceum.local.architecture.violations.courses.catalogue;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import lyceum.local.architecture.violations.performance.Health;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Breaks the rules on neighbours, AWS's events and AWS's clients. */
public record Course(SQSEvent event, DynamoDbClient client, Health health) {}

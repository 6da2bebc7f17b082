package lyceum.tables.service;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/**
 * A call that happened, or was refused.
 *
 * @param requestId the id its caller was given
 * @param consumed capacity by table and index, whether or not the caller asked for it
 * @param took from entering the store to leaving it
 * @param error the error's code, for example {@code ConditionalCheckFailedException}
 */
public record Call(
        CallTarget target, String requestId, List<ConsumedCapacity> consumed, Duration took, Optional<String> error) {}

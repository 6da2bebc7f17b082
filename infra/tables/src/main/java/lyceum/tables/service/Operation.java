package lyceum.tables.service;

import java.util.function.Supplier;
import lyceum.tables.capacity.Meter;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbStreamsRequest;

/**
 * One operation of the API, by the name it has on the wire.
 *
 * @param builder makes an empty request of this operation
 */
public record Operation<Q extends AwsRequest, R extends AwsResponse>(
        String name,
        Class<Q> requestType,
        Class<R> responseType,
        Supplier<? extends AwsRequest.Builder> builder,
        Handler<Q, R> handler) {

    /** What a caller names on the wire to call this operation. */
    public String target() {
        var streams = DynamoDbStreamsRequest.class.isAssignableFrom(requestType);
        return (streams ? "DynamoDBStreams_20120810." : "DynamoDB_20120810.") + name;
    }

    /** Carries the operation out. */
    @FunctionalInterface
    public interface Handler<Q, R> {

        /** Answers a request, or throws a {@link lyceum.tables.rejection.Rejection}. */
        R handle(Q request, Meter meter);
    }
}

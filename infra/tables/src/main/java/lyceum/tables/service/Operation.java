package lyceum.tables.service;

import java.util.function.Supplier;
import lyceum.tables.capacity.Meter;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/**
 * One operation of the API, by the name it has on the wire.
 *
 * @param builder makes an empty request of this operation
 */
public record Operation<Q extends DynamoDbRequest, R extends DynamoDbResponse>(
        String name,
        Class<Q> requestType,
        Class<R> responseType,
        Supplier<? extends DynamoDbRequest.Builder> builder,
        Handler<Q, R> handler) {

    /** Carries the operation out. */
    @FunctionalInterface
    public interface Handler<Q, R> {

        /** Answers a request, or throws a {@link lyceum.tables.rejection.Rejection}. */
        R handle(Q request, Meter meter);
    }
}

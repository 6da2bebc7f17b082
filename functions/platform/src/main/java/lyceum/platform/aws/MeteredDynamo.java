package lyceum.platform.aws;

import static software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity.TOTAL;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import lyceum.platform.telemetry.CurrentRun;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Asks DynamoDB what each call consumed and counts it into the present run. It knows the item operations; any other, Scan among
 * them, is unsupported, so no function can come to depend on one unseen.
 */
public final class MeteredDynamo implements DynamoDbClient {
    /** How DynamoDB calls it within a transaction. */
    private static final Set<String> THROTTLED = Set.of("ThrottlingError", "ProvisionedThroughputExceeded");

    private final DynamoDbClient dynamo;
    private final boolean countsRefusals;

    /** {@code countsRefusals}: whether the client does so itself ({@link AwsClients#countsRefusals}). */
    MeteredDynamo(DynamoDbClient dynamo, boolean countsRefusals) {
        this.dynamo = dynamo;
        this.countsRefusals = countsRefusals;
    }

    @Override
    public GetItemResponse getItem(GetItemRequest get) {
        return read(
                "dynamodb.GetItem",
                () -> dynamo.getItem(
                        get.toBuilder().returnConsumedCapacity(TOTAL).build()),
                answer -> units(answer.consumedCapacity()));
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest get) {
        return read(
                "dynamodb.BatchGetItem",
                () -> dynamo.batchGetItem(
                        get.toBuilder().returnConsumedCapacity(TOTAL).build()),
                answer -> units(answer.consumedCapacity()));
    }

    @Override
    public QueryResponse query(QueryRequest query) {
        return read(
                "dynamodb.Query",
                () -> dynamo.query(
                        query.toBuilder().returnConsumedCapacity(TOTAL).build()),
                answer -> units(answer.consumedCapacity()));
    }

    @Override
    public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest get) {
        return read(
                "dynamodb.TransactGetItems",
                () -> dynamo.transactGetItems(
                        get.toBuilder().returnConsumedCapacity(TOTAL).build()),
                answer -> units(answer.consumedCapacity()));
    }

    @Override
    public PutItemResponse putItem(PutItemRequest put) {
        return write(
                "dynamodb.PutItem",
                () -> dynamo.putItem(
                        put.toBuilder().returnConsumedCapacity(TOTAL).build()),
                answer -> units(answer.consumedCapacity()));
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest update) {
        return write(
                "dynamodb.UpdateItem",
                () -> dynamo.updateItem(
                        update.toBuilder().returnConsumedCapacity(TOTAL).build()),
                answer -> units(answer.consumedCapacity()));
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest delete) {
        return write(
                "dynamodb.DeleteItem",
                () -> dynamo.deleteItem(
                        delete.toBuilder().returnConsumedCapacity(TOTAL).build()),
                answer -> units(answer.consumedCapacity()));
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest write) {
        return write(
                "dynamodb.BatchWriteItem",
                () -> dynamo.batchWriteItem(
                        write.toBuilder().returnConsumedCapacity(TOTAL).build()),
                answer -> units(answer.consumedCapacity()));
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest write) {
        return write(
                "dynamodb.TransactWriteItems",
                () -> dynamo.transactWriteItems(
                        write.toBuilder().returnConsumedCapacity(TOTAL).build()),
                answer -> units(answer.consumedCapacity()));
    }

    @Override
    public DynamoDbServiceClientConfiguration serviceClientConfiguration() {
        return dynamo.serviceClientConfiguration();
    }

    @Override
    public String serviceName() {
        return dynamo.serviceName();
    }

    @Override
    public void close() {
        dynamo.close();
    }

    private <R> R read(String name, Supplier<R> call, Function<R, Double> units) {
        return counted(name, call, units, answer -> 0.0);
    }

    private <R> R write(String name, Supplier<R> call, Function<R, Double> units) {
        return counted(name, call, answer -> 0.0, units);
    }

    private <R> R counted(
            String name, Supplier<R> call, Function<R, Double> readUnits, Function<R, Double> writeUnits) {
        long start = System.nanoTime();
        double read = 0;
        double written = 0;
        try {
            R answer = CurrentRun.calling(name, call);
            read = readUnits.apply(answer);
            written = writeUnits.apply(answer);
            return answer;
        } catch (DynamoDbException refused) {
            if (!countsRefusals && throttled(refused)) {
                CurrentRun.throttled();
            }
            throw refused;
        } finally {
            CurrentRun.called(System.nanoTime() - start, read, written);
        }
    }

    /** A transaction says for each of its items why it was cancelled. */
    private static boolean throttled(DynamoDbException refused) {
        return refused.isThrottlingException()
                || refused instanceof ProvisionedThroughputExceededException
                || (refused instanceof TransactionCanceledException cancelled
                        && cancelled.cancellationReasons().stream()
                                .anyMatch(reason -> THROTTLED.contains(reason.code())));
    }

    private static double units(@Nullable ConsumedCapacity consumed) {
        return consumed == null || consumed.capacityUnits() == null ? 0 : consumed.capacityUnits();
    }

    private static double units(List<ConsumedCapacity> consumed) {
        return consumed.stream().mapToDouble(MeteredDynamo::units).sum();
    }
}

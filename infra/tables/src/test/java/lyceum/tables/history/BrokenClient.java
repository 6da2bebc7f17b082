package lyceum.tables.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** A store that makes one kind of mistake, to see that it is found. */
final class BrokenClient implements DynamoDbClient {

    /** What is wrong with the store. */
    enum Mistake {
        /** A read now and then shows what an earlier read showed. */
        STALE_READS,
        /** An update reads and writes in two steps. */
        LOST_UPDATES,
        /** A put now and then is acknowledged and forgotten. */
        FORGOTTEN_PUTS,
        /** A transaction reads one item after the other. */
        TORN_READS,
        /** A transaction writes one item after the other. */
        TORN_WRITES
    }

    private static final int NOW_AND_THEN = 50;
    private static final long BETWEEN_STEPS = 10_000; // nanoseconds in which another thread may come

    private final DynamoDbClient client;
    private final Mistake mistake;
    private final Map<Map<String, AttributeValue>, GetItemResponse> earlier = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();

    BrokenClient(DynamoDbClient client, Mistake mistake) {
        this.client = client;
        this.mistake = mistake;
    }

    private boolean now(Mistake wanted) {
        return mistake == wanted && calls.incrementAndGet() % NOW_AND_THEN == 0;
    }

    @Override
    public String serviceName() {
        return client.serviceName();
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public CreateTableResponse createTable(CreateTableRequest request) {
        return client.createTable(request);
    }

    @Override
    public ScanResponse scan(ScanRequest request) {
        return client.scan(request);
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        var first = earlier.computeIfAbsent(request.key(), _ -> client.getItem(request));
        return now(Mistake.STALE_READS) ? first : client.getItem(request);
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        if (now(Mistake.FORGOTTEN_PUTS)) {
            return PutItemResponse.builder().build();
        }
        return client.putItem(request);
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        if (mistake != Mistake.LOST_UPDATES) {
            return client.updateItem(request);
        }
        var before = client.getItem(get -> get.tableName(request.tableName()).key(request.key()));
        LockSupport.parkNanos(BETWEEN_STEPS);
        var after = new HashMap<>(before.item());
        var none = AttributeValue.fromL(List.of());
        var writes = new ArrayList<>(after.getOrDefault("w", none).l());
        writes.addAll(
                request.expressionAttributeValues().getOrDefault(":id", none).l());
        after.putAll(request.key());
        after.put("w", AttributeValue.fromL(writes));
        after.put("n", AttributeValue.fromN(Integer.toString(writes.size())));
        client.putItem(put -> put.tableName(request.tableName()).item(after));
        return UpdateItemResponse.builder().attributes(after).build();
    }

    @Override
    public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
        if (mistake != Mistake.TORN_READS) {
            return client.transactGetItems(request);
        }
        return TransactGetItemsResponse.builder()
                .responses(request.transactItems().stream()
                        .map(each -> {
                            LockSupport.parkNanos(BETWEEN_STEPS);
                            var item = client.getItem(
                                    get -> get.tableName(each.get().tableName())
                                            .key(each.get().key()));
                            return ItemResponse.builder().item(item.item()).build();
                        })
                        .toList())
                .build();
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        if (mistake != Mistake.TORN_WRITES) {
            return client.transactWriteItems(request);
        }
        request.transactItems().forEach(each -> {
            LockSupport.parkNanos(BETWEEN_STEPS);
            client.transactWriteItems(write -> write.transactItems(each));
        });
        return TransactWriteItemsResponse.builder().build();
    }
}

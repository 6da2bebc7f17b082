package lyceum.tables;

import static lyceum.tables.Items.attribute;
import static lyceum.tables.Items.hash;
import static lyceum.tables.Items.item;
import static lyceum.tables.Items.n;
import static lyceum.tables.Items.s;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Tables with streams in a store, and their readers. */
final class Streamed {
    private final Store store;
    private final DynamoDbClient client;
    private final DynamoDbStreamsClient streams;

    Streamed(Store store) {
        this.store = store;
        client = store.client();
        streams = store.streams();
    }

    String table(StreamViewType view) {
        var name = store.freshName();
        client.createTable(table -> table.tableName(name)
                .attributeDefinitions(attribute("pk", ScalarAttributeType.S))
                .keySchema(hash("pk"))
                .billingMode("PAY_PER_REQUEST")
                .streamSpecification(stream -> stream.streamEnabled(true).streamViewType(view)));
        return name;
    }

    String arn(String table) {
        return client.describeTable(request -> request.tableName(table)).table().latestStreamArn();
    }

    StreamDescription describe(String arn) {
        return streams.describeStream(request -> request.streamArn(arn)).streamDescription();
    }

    GetShardIteratorRequest.Builder place(String arn, ShardIteratorType type) {
        return GetShardIteratorRequest.builder()
                .streamArn(arn)
                .shardId(describe(arn).shards().getFirst().shardId())
                .shardIteratorType(type);
    }

    String iterator(String arn, ShardIteratorType type) {
        return streams.getShardIterator(place(arn, type).build()).shardIterator();
    }

    List<Record> records(String arn) {
        var iterator = iterator(arn, ShardIteratorType.TRIM_HORIZON);
        return streams.getRecords(request -> request.shardIterator(iterator)).records();
    }

    void put(String table, String pk, int x) {
        client.putItem(request -> request.tableName(table).item(item("pk", s(pk), "x", n(x))));
    }
}

package lyceum.tables;

import static lyceum.tables.Items.item;
import static lyceum.tables.Items.n;
import static lyceum.tables.Items.refused;
import static lyceum.tables.Items.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Where a stream's readers begin, how they go on and when they end, through both doors on both storages. */
@ParameterizedClass
@MethodSource("lyceum.tables.Store#all")
class StreamReadersTest {
    private final Store store;
    private final DynamoDbClient client;
    private final DynamoDbStreamsClient streams;
    private final Streamed streamed;

    StreamReadersTest(Store store) {
        this.store = store;
        client = store.client();
        streams = store.streams();
        streamed = new Streamed(store);
    }

    @Test
    void readersBeginWhereTheyWantAndGoOnInPages() {
        var table = streamed.table(StreamViewType.NEW_IMAGE);
        var arn = streamed.arn(table);
        IntStream.range(0, 5).forEach(i -> streamed.put(table, "p" + i, i));
        var latest = streamed.iterator(arn, ShardIteratorType.LATEST);
        streamed.put(table, "p5", 5);
        assertThat(keys(streams.getRecords(request -> request.shardIterator(latest))
                        .records()))
                .containsExactly("p5");

        var third = streamed.records(arn).get(2).dynamodb().sequenceNumber();
        var at = streams.getShardIterator(streamed.place(arn, ShardIteratorType.AT_SEQUENCE_NUMBER)
                        .sequenceNumber(third)
                        .build())
                .shardIterator();
        var first = streams.getRecords(request -> request.shardIterator(at).limit(2));
        assertThat(keys(first.records())).containsExactly("p2", "p3");
        var rest = streams.getRecords(request -> request.shardIterator(first.nextShardIterator()));
        assertThat(keys(rest.records())).containsExactly("p4", "p5");
        var none = streams.getRecords(request -> request.shardIterator(rest.nextShardIterator()));
        assertThat(none.records()).isEmpty();
        assertThat(none.nextShardIterator()).isNotNull();

        var after = streams.getShardIterator(streamed.place(arn, ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                        .sequenceNumber(third)
                        .build())
                .shardIterator();
        assertThat(keys(streams.getRecords(request -> request.shardIterator(after))
                        .records()))
                .containsExactly("p3", "p4", "p5");
    }

    private static List<String> keys(List<Record> records) {
        return records.stream()
                .map(record ->
                        record.dynamodb().keys().getOrDefault("pk", s("")).s())
                .toList();
    }

    @Test
    void aPageHoldsAMegabyteAtMost() {
        var table = streamed.table(StreamViewType.NEW_IMAGE);
        var big = s("x".repeat(300_000));
        for (var i = 0; i < 5; i++) {
            var pk = s("p" + i);
            client.putItem(request -> request.tableName(table).item(item("pk", pk, "big", big)));
        }
        var read = new ArrayList<Integer>();
        var iterator = streamed.iterator(streamed.arn(table), ShardIteratorType.TRIM_HORIZON);
        for (var sum = 0; sum < 5; sum += read.getLast()) {
            var place = iterator;
            var page = streams.getRecords(request -> request.shardIterator(place));
            read.add(page.records().size());
            iterator = page.nextShardIterator();
        }
        assertThat(read).containsExactly(3, 2);
    }

    @Test
    void recordsAreTrimmedAfterADay() {
        var table = streamed.table(StreamViewType.KEYS_ONLY);
        var arn = streamed.arn(table);
        streamed.put(table, "old", 1);
        var first = streamed.records(arn).getFirst().dynamodb().sequenceNumber();
        store.clock().advance(Duration.ofHours(24).minusMinutes(1));
        streamed.put(table, "new", 1);
        var horizon = streamed.iterator(arn, ShardIteratorType.TRIM_HORIZON);
        store.clock().advance(Duration.ofMinutes(1));
        assertThat(keys(streamed.records(arn))).containsExactly("new");
        var last = streamed.records(arn).getFirst().dynamodb().sequenceNumber();
        assertThat(streamed.describe(arn)
                        .shards()
                        .getFirst()
                        .sequenceNumberRange()
                        .startingSequenceNumber())
                .isEqualTo(last);
        assertThatThrownBy(() -> streams.getRecords(request -> request.shardIterator(horizon)))
                .isInstanceOf(TrimmedDataAccessException.class);
        assertThatThrownBy(() -> streams.getShardIterator(streamed.place(arn, ShardIteratorType.AT_SEQUENCE_NUMBER)
                        .sequenceNumber(first)
                        .build()))
                .isInstanceOf(TrimmedDataAccessException.class);
        store.clock().advance(Duration.ofHours(24));
        store.tables().expireItems();
        assertThat(streamed.records(arn)).isEmpty();
        streamed.put(table, "newest", 1);
        assertThat(streamed.records(arn).getFirst().dynamodb().sequenceNumber()).isGreaterThan(last);
    }

    @Test
    void iteratorsExpireAfterAQuarterOfAnHour() {
        var arn = streamed.arn(streamed.table(StreamViewType.KEYS_ONLY));
        var iterator = streamed.iterator(arn, ShardIteratorType.LATEST);
        store.clock().advance(Duration.ofMinutes(15).minusSeconds(1));
        var next =
                streams.getRecords(request -> request.shardIterator(iterator)).nextShardIterator();
        store.clock().advance(Duration.ofSeconds(1));
        assertThat(streams.getRecords(request -> request.shardIterator(next)).records())
                .isEmpty();
        assertThat(refused(
                        () -> streams.getRecords(request -> request.shardIterator(iterator)),
                        "ExpiredIteratorException"))
                .contains("expired");
    }

    @Test
    void noReaderMissesARecordOfManyWriters() throws InterruptedException {
        var table = streamed.table(StreamViewType.NEW_IMAGE);
        var seen = new ArrayList<Long>();
        var iterator = streamed.iterator(streamed.arn(table), ShardIteratorType.TRIM_HORIZON);
        var threads = Executors.newFixedThreadPool(4);
        IntStream.range(0, 4)
                .forEach(thread -> threads.execute(() -> IntStream.range(0, 50).forEach(_ -> count(table, thread))));
        threads.shutdown();
        for (var idle = 0; idle < 2; ) {
            var over = threads.isTerminated();
            var place = iterator;
            var page = streams.getRecords(request -> request.shardIterator(place));
            page.records().stream()
                    .filter(record -> keys(List.of(record)).contains("counter-0"))
                    .forEach(record -> seen.add(Long.parseLong(
                            record.dynamodb().newImage().getOrDefault("n", n(0)).n())));
            iterator = page.nextShardIterator();
            idle += over && page.records().isEmpty() ? 1 : 0;
        }
        // The changes of one item come in the order in which they happened, and none is missing.
        assertThat(seen).isEqualTo(LongStream.rangeClosed(1, 100).boxed().toList());
    }

    private void count(String table, int thread) {
        client.updateItem(request -> request.tableName(table)
                .key(item("pk", s("counter-" + thread % 2)))
                .updateExpression("ADD n :one")
                .expressionAttributeValues(item(":one", n(1))));
    }
}

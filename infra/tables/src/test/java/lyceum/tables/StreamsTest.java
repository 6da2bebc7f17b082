package lyceum.tables;

import static lyceum.tables.Items.attribute;
import static lyceum.tables.Items.hash;
import static lyceum.tables.Items.invalid;
import static lyceum.tables.Items.item;
import static lyceum.tables.Items.n;
import static lyceum.tables.Items.refused;
import static lyceum.tables.Items.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** What a stream says about its table, through both doors on both storages. */
@ParameterizedClass
@MethodSource("lyceum.tables.Store#all")
class StreamsTest {
    private final Store store;
    private final DynamoDbClient client;
    private final DynamoDbStreamsClient streams;

    StreamsTest(Store store) {
        this.store = store;
        client = store.client();
        streams = store.streams();
    }

    private String table(StreamViewType view) {
        var name = store.freshName();
        client.createTable(table -> table.tableName(name)
                .attributeDefinitions(attribute("pk", ScalarAttributeType.S))
                .keySchema(hash("pk"))
                .billingMode("PAY_PER_REQUEST")
                .streamSpecification(stream -> stream.streamEnabled(true).streamViewType(view)));
        return name;
    }

    private String arn(String table) {
        return client.describeTable(request -> request.tableName(table)).table().latestStreamArn();
    }

    private StreamDescription describe(String arn) {
        return streams.describeStream(request -> request.streamArn(arn)).streamDescription();
    }

    private GetShardIteratorRequest.Builder place(String arn, ShardIteratorType type) {
        return GetShardIteratorRequest.builder()
                .streamArn(arn)
                .shardId(describe(arn).shards().getFirst().shardId())
                .shardIteratorType(type);
    }

    private String iterator(String arn, ShardIteratorType type) {
        return streams.getShardIterator(place(arn, type).build()).shardIterator();
    }

    private List<Record> records(String arn) {
        var iterator = iterator(arn, ShardIteratorType.TRIM_HORIZON);
        return streams.getRecords(request -> request.shardIterator(iterator)).records();
    }

    private void put(String table, String pk, int x) {
        client.putItem(request -> request.tableName(table).item(item("pk", s(pk), "x", n(x))));
    }

    @Test
    void everyChangeIsRecordedWithBothImages() {
        var table = table(StreamViewType.NEW_AND_OLD_IMAGES);
        put(table, "a", 1);
        put(table, "a", 2);
        put(table, "a", 2);
        client.updateItem(request -> request.tableName(table)
                .key(item("pk", s("a")))
                .updateExpression("SET x = :x")
                .expressionAttributeValues(item(":x", n(2))));
        client.deleteItem(request -> request.tableName(table).key(item("pk", s("a"))));
        client.deleteItem(request -> request.tableName(table).key(item("pk", s("a"))));
        var records = records(arn(table));
        // What leaves an item as it was is not recorded.
        assertThat(records)
                .extracting(
                        record -> record.eventNameAsString(),
                        record -> record.dynamodb().oldImage().get("x"),
                        record -> record.dynamodb().newImage().get("x"))
                .containsExactly(tuple("INSERT", null, n(1)), tuple("MODIFY", n(1), n(2)), tuple("REMOVE", n(2), null));
        assertThat(records).allSatisfy(record -> {
            assertThat(record.eventVersion()).isEqualTo("1.1");
            assertThat(record.eventSource()).isEqualTo("aws:dynamodb");
            assertThat(record.awsRegion()).isEqualTo("us-east-1");
            assertThat(record.eventID()).matches("[0-9a-f]{32}");
            assertThat(record.userIdentity()).isNull();
            assertThat(record.dynamodb().keys()).isEqualTo(item("pk", s("a")));
            assertThat(record.dynamodb().streamViewType()).isEqualTo(StreamViewType.NEW_AND_OLD_IMAGES);
            assertThat(record.dynamodb().approximateCreationDateTime())
                    .isEqualTo(store.clock().instant().truncatedTo(ChronoUnit.SECONDS));
        });
        // "pk" and "a", then "pk", "a", "x" and a number of one digit.
        assertThat(records.getFirst().dynamodb().sizeBytes()).isEqualTo(3 + 3 + 3);
    }

    @Test
    void aViewShowsNoMoreThanItsName() {
        for (var view : List.of(StreamViewType.KEYS_ONLY, StreamViewType.NEW_IMAGE, StreamViewType.OLD_IMAGE)) {
            var table = table(view);
            put(table, "a", 1);
            put(table, "a", 2);
            var change = records(arn(table)).getLast().dynamodb();
            assertThat(change.hasNewImage()).isEqualTo(view == StreamViewType.NEW_IMAGE);
            assertThat(change.hasOldImage()).isEqualTo(view == StreamViewType.OLD_IMAGE);
            assertThat(change.keys()).isEqualTo(item("pk", s("a")));
        }
    }

    @Test
    void batchesTransactionsAndExpiryAreRecordedToo() {
        var table = table(StreamViewType.KEYS_ONLY);
        client.batchWriteItem(request -> request.requestItems(Map.of(
                table,
                List.of(WriteRequest.builder()
                        .putRequest(put -> put.item(item("pk", s("batch"))))
                        .build()))));
        client.transactWriteItems(request -> request.transactItems(putting(table, "one"), putting(table, "two")));
        assertThatThrownBy(() -> client.transactWriteItems(request -> request.transactItems(
                        putting(table, "three"),
                        TransactWriteItem.builder()
                                .conditionCheck(check -> check.tableName(table)
                                        .key(item("pk", s("none")))
                                        .conditionExpression("attribute_exists(pk)"))
                                .build())))
                .isInstanceOf(TransactionCanceledException.class);
        client.updateTimeToLive(request -> request.tableName(table)
                .timeToLiveSpecification(spec -> spec.enabled(true).attributeName("until")));
        client.putItem(request -> request.tableName(table)
                .item(item("pk", s("short"), "until", n(store.clock().instant().getEpochSecond()))));
        assertThat(store.tables().expireItems()).isEqualTo(1);
        assertThat(records(arn(table)))
                .extracting(
                        record -> record.eventNameAsString() + " "
                                + record.dynamodb()
                                        .keys()
                                        .getOrDefault("pk", s(""))
                                        .s(),
                        record -> record.userIdentity() == null
                                ? null
                                : record.userIdentity().type() + " "
                                        + record.userIdentity().principalId())
                .containsExactly(
                        tuple("INSERT batch", null),
                        tuple("INSERT one", null),
                        tuple("INSERT two", null),
                        tuple("INSERT short", null),
                        tuple("REMOVE short", "Service dynamodb.amazonaws.com"));
    }

    private static TransactWriteItem putting(String table, String pk) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(item("pk", s(pk))))
                .build();
    }

    @Test
    void readersBeginWhereTheyWantAndGoOnInPages() {
        var table = table(StreamViewType.NEW_IMAGE);
        var arn = arn(table);
        IntStream.range(0, 5).forEach(i -> put(table, "p" + i, i));
        var latest = iterator(arn, ShardIteratorType.LATEST);
        put(table, "p5", 5);
        assertThat(keys(streams.getRecords(request -> request.shardIterator(latest))
                        .records()))
                .containsExactly("p5");

        var third = records(arn).get(2).dynamodb().sequenceNumber();
        var at = streams.getShardIterator(place(arn, ShardIteratorType.AT_SEQUENCE_NUMBER)
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

        var after = streams.getShardIterator(place(arn, ShardIteratorType.AFTER_SEQUENCE_NUMBER)
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
        var table = table(StreamViewType.NEW_IMAGE);
        var big = s("x".repeat(300_000));
        for (var i = 0; i < 5; i++) {
            var pk = s("p" + i);
            client.putItem(request -> request.tableName(table).item(item("pk", pk, "big", big)));
        }
        var read = new ArrayList<Integer>();
        var iterator = iterator(arn(table), ShardIteratorType.TRIM_HORIZON);
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
        var table = table(StreamViewType.KEYS_ONLY);
        var arn = arn(table);
        put(table, "old", 1);
        var first = records(arn).getFirst().dynamodb().sequenceNumber();
        store.clock().advance(Duration.ofHours(24).minusMinutes(1));
        put(table, "new", 1);
        var horizon = iterator(arn, ShardIteratorType.TRIM_HORIZON);
        store.clock().advance(Duration.ofMinutes(1));
        assertThat(keys(records(arn))).containsExactly("new");
        var last = records(arn).getFirst().dynamodb().sequenceNumber();
        assertThat(describe(arn).shards().getFirst().sequenceNumberRange().startingSequenceNumber())
                .isEqualTo(last);
        assertThatThrownBy(() -> streams.getRecords(request -> request.shardIterator(horizon)))
                .isInstanceOf(TrimmedDataAccessException.class);
        assertThatThrownBy(() -> streams.getShardIterator(place(arn, ShardIteratorType.AT_SEQUENCE_NUMBER)
                        .sequenceNumber(first)
                        .build()))
                .isInstanceOf(TrimmedDataAccessException.class);
        store.clock().advance(Duration.ofHours(24));
        store.tables().expireItems();
        assertThat(records(arn)).isEmpty();
        put(table, "newest", 1);
        assertThat(records(arn).getFirst().dynamodb().sequenceNumber()).isGreaterThan(last);
    }

    @Test
    void iteratorsExpireAfterAQuarterOfAnHour() {
        var arn = arn(table(StreamViewType.KEYS_ONLY));
        var iterator = iterator(arn, ShardIteratorType.LATEST);
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
    void aDeletedTableLeavesItsStreamForADay() {
        var table = table(StreamViewType.KEYS_ONLY);
        var arn = arn(table);
        put(table, "a", 1);
        client.deleteTable(request -> request.tableName(table));
        var description = describe(arn);
        assertThat(description.streamStatus()).isEqualTo(StreamStatus.DISABLED);
        var range = description.shards().getFirst().sequenceNumberRange();
        assertThat(range.endingSequenceNumber()).isEqualTo(range.startingSequenceNumber());
        var iterator = iterator(arn, ShardIteratorType.TRIM_HORIZON);
        var read = streams.getRecords(request -> request.shardIterator(iterator));
        assertThat(keys(read.records())).containsExactly("a");
        assertThat(read.nextShardIterator()).as("the shard has ended").isNull();
        store.clock().advance(Duration.ofHours(24));
        assertThat(refused(() -> describe(arn), "ResourceNotFoundException")).contains(arn);
        store.tables().expireItems();
        assertThat(streams.listStreams(request -> request.tableName(table)).streams())
                .isEmpty();
    }

    @Test
    void aStreamIsSwitchedOffAndANewOneOn() {
        var table = table(StreamViewType.KEYS_ONLY);
        var first = arn(table);
        put(table, "seen", 1);
        client.updateTable(
                request -> request.tableName(table).streamSpecification(stream -> stream.streamEnabled(false)));
        put(table, "unseen", 1);
        assertThat(describe(first).streamStatus()).isEqualTo(StreamStatus.DISABLED);
        assertThat(keys(records(first))).containsExactly("seen");

        store.clock().advance(Duration.ofSeconds(1));
        client.updateTable(request -> request.tableName(table)
                .streamSpecification(stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)));
        var second = arn(table);
        put(table, "seen-again", 1);
        assertThat(second).isNotEqualTo(first);
        assertThat(keys(records(second))).containsExactly("seen-again");
        assertThat(keys(records(first))).containsExactly("seen");
        assertThat(streams.listStreams(request -> request.tableName(table)).streams())
                .extracting(each -> each.streamArn())
                .containsExactlyInAnyOrder(first, second);
    }

    @Test
    void streamsAreDescribedAndListedInPages() {
        var table = table(StreamViewType.OLD_IMAGE);
        var arn = arn(table);
        var description = describe(arn);
        assertThat(description.streamStatus()).isEqualTo(StreamStatus.ENABLED);
        assertThat(description.streamViewType()).isEqualTo(StreamViewType.OLD_IMAGE);
        assertThat(description.tableName()).isEqualTo(table);
        assertThat(description.keySchema()).containsExactly(hash("pk"));
        assertThat(arn).endsWith("/stream/" + description.streamLabel());
        assertThat(description.shards()).singleElement().satisfies(shard -> {
            assertThat(shard.shardId()).matches("shardId-[0-9]{20}-[0-9a-f]{8}");
            assertThat(shard.sequenceNumberRange().startingSequenceNumber()).matches("[0-9]{21}");
            assertThat(shard.sequenceNumberRange().endingSequenceNumber()).isNull();
        });
        assertThat(streams.listStreams(request -> request.tableName(table)).streams())
                .extracting(each -> each.streamArn())
                .containsExactly(arn);
        table(StreamViewType.OLD_IMAGE);
        var first = streams.listStreams(request -> request.limit(1));
        assertThat(first.streams()).hasSize(1);
        var second = streams.listStreams(
                request -> request.limit(1).exclusiveStartStreamArn(first.lastEvaluatedStreamArn()));
        assertThat(second.streams()).hasSize(1).isNotEqualTo(first.streams());
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        var arn = arn(table(StreamViewType.KEYS_ONLY));
        var none = arn + "9";
        assertThat(refused(() -> describe(none), "ResourceNotFoundException"))
                .isEqualTo("Requested resource not found: Stream: " + none + " not found");
        assertThat(invalid(() -> describe("short"))).contains("Member must have length greater than or equal to 37");
        assertThat(refused(
                        () -> streams.getShardIterator(place(arn, ShardIteratorType.LATEST)
                                .shardId("shardId-00000000000000000000-00000000")
                                .build()),
                        "ResourceNotFoundException"))
                .contains("Shard does not exist");
        assertThat(invalid(() -> streams.getShardIterator(
                        place(arn, ShardIteratorType.AT_SEQUENCE_NUMBER).build())))
                .contains("SequenceNumber is required");
        assertThat(invalid(() -> streams.getShardIterator(place(arn, ShardIteratorType.AT_SEQUENCE_NUMBER)
                        .sequenceNumber("100000000000000000007")
                        .build())))
                .contains("is not in the range of shard");
        assertThat(invalid(() -> streams.getRecords(request -> request.shardIterator("nonsense"))))
                .isEqualTo("Invalid ShardIterator");
        assertThat(invalid(() -> client.createTable(table -> table.tableName(store.freshName())
                        .attributeDefinitions(attribute("pk", ScalarAttributeType.S))
                        .keySchema(hash("pk"))
                        .billingMode("PAY_PER_REQUEST")
                        .streamSpecification(stream -> stream.streamEnabled(true)))))
                .isEqualTo("One or more parameter values were invalid: If stream is being enabled then UpdateViewType"
                        + " is required");
    }

    @Test
    void noReaderMissesARecordOfManyWriters() throws InterruptedException {
        var table = table(StreamViewType.NEW_IMAGE);
        var seen = new ArrayList<Long>();
        var iterator = iterator(arn(table), ShardIteratorType.TRIM_HORIZON);
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

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** What a stream says about its table, through both doors on both storages. */
@ParameterizedClass
@MethodSource("lyceum.tables.Store#all")
class StreamsTest {
    private final Store store;
    private final DynamoDbClient client;
    private final DynamoDbStreamsClient streams;
    private final Streamed streamed;

    StreamsTest(Store store) {
        this.store = store;
        client = store.client();
        streams = store.streams();
        streamed = new Streamed(store);
    }

    @Test
    void everyChangeIsRecordedWithBothImages() {
        var table = streamed.table(StreamViewType.NEW_AND_OLD_IMAGES);
        streamed.put(table, "a", 1);
        streamed.put(table, "a", 2);
        streamed.put(table, "a", 2);
        client.updateItem(request -> request.tableName(table)
                .key(item("pk", s("a")))
                .updateExpression("SET x = :x")
                .expressionAttributeValues(item(":x", n(2))));
        client.deleteItem(request -> request.tableName(table).key(item("pk", s("a"))));
        client.deleteItem(request -> request.tableName(table).key(item("pk", s("a"))));
        var records = streamed.records(streamed.arn(table));
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
            var table = streamed.table(view);
            streamed.put(table, "a", 1);
            streamed.put(table, "a", 2);
            var change = streamed.records(streamed.arn(table)).getLast().dynamodb();
            assertThat(change.hasNewImage()).isEqualTo(view == StreamViewType.NEW_IMAGE);
            assertThat(change.hasOldImage()).isEqualTo(view == StreamViewType.OLD_IMAGE);
            assertThat(change.keys()).isEqualTo(item("pk", s("a")));
        }
    }

    @Test
    void batchesTransactionsAndExpiryAreRecordedToo() {
        var table = streamed.table(StreamViewType.KEYS_ONLY);
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
        assertThat(streamed.records(streamed.arn(table)))
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

    private static List<String> keys(List<Record> records) {
        return records.stream()
                .map(record ->
                        record.dynamodb().keys().getOrDefault("pk", s("")).s())
                .toList();
    }

    @Test
    void aDeletedTableLeavesItsStreamForADay() {
        var table = streamed.table(StreamViewType.KEYS_ONLY);
        var arn = streamed.arn(table);
        streamed.put(table, "a", 1);
        client.deleteTable(request -> request.tableName(table));
        var description = streamed.describe(arn);
        assertThat(description.streamStatus()).isEqualTo(StreamStatus.DISABLED);
        var range = description.shards().getFirst().sequenceNumberRange();
        assertThat(range.endingSequenceNumber()).isEqualTo(range.startingSequenceNumber());
        var iterator = streamed.iterator(arn, ShardIteratorType.TRIM_HORIZON);
        var read = streams.getRecords(request -> request.shardIterator(iterator));
        assertThat(keys(read.records())).containsExactly("a");
        assertThat(read.nextShardIterator()).as("the shard has ended").isNull();
        store.clock().advance(Duration.ofHours(24));
        assertThat(refused(() -> streamed.describe(arn), "ResourceNotFoundException"))
                .contains(arn);
        store.tables().expireItems();
        assertThat(streams.listStreams(request -> request.tableName(table)).streams())
                .isEmpty();
    }

    @Test
    void aStreamIsSwitchedOffAndANewOneOn() {
        var table = streamed.table(StreamViewType.KEYS_ONLY);
        var first = streamed.arn(table);
        streamed.put(table, "seen", 1);
        client.updateTable(
                request -> request.tableName(table).streamSpecification(stream -> stream.streamEnabled(false)));
        streamed.put(table, "unseen", 1);
        assertThat(streamed.describe(first).streamStatus()).isEqualTo(StreamStatus.DISABLED);
        assertThat(keys(streamed.records(first))).containsExactly("seen");

        store.clock().advance(Duration.ofSeconds(1));
        client.updateTable(request -> request.tableName(table)
                .streamSpecification(stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)));
        var second = streamed.arn(table);
        streamed.put(table, "seen-again", 1);
        assertThat(second).isNotEqualTo(first);
        assertThat(keys(streamed.records(second))).containsExactly("seen-again");
        assertThat(keys(streamed.records(first))).containsExactly("seen");
        assertThat(streams.listStreams(request -> request.tableName(table)).streams())
                .extracting(each -> each.streamArn())
                .containsExactlyInAnyOrder(first, second);
    }

    @Test
    void streamsAreDescribedAndListedInPages() {
        var table = streamed.table(StreamViewType.OLD_IMAGE);
        var arn = streamed.arn(table);
        var description = streamed.describe(arn);
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
        streamed.table(StreamViewType.OLD_IMAGE);
        var first = streams.listStreams(request -> request.limit(1));
        assertThat(first.streams()).hasSize(1);
        var second = streams.listStreams(
                request -> request.limit(1).exclusiveStartStreamArn(first.lastEvaluatedStreamArn()));
        assertThat(second.streams()).hasSize(1).isNotEqualTo(first.streams());
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        var arn = streamed.arn(streamed.table(StreamViewType.KEYS_ONLY));
        var none = arn + "9";
        assertThat(refused(() -> streamed.describe(none), "ResourceNotFoundException"))
                .isEqualTo("Requested resource not found: Stream: " + none + " not found");
        assertThat(invalid(() -> streamed.describe("short")))
                .contains("Member must have length greater than or equal to 37");
        assertThat(refused(
                        () -> streams.getShardIterator(streamed.place(arn, ShardIteratorType.LATEST)
                                .shardId("shardId-00000000000000000000-00000000")
                                .build()),
                        "ResourceNotFoundException"))
                .contains("Shard does not exist");
        assertThat(invalid(() -> streams.getShardIterator(streamed.place(arn, ShardIteratorType.AT_SEQUENCE_NUMBER)
                        .build())))
                .contains("SequenceNumber is required");
        assertThat(invalid(() -> streams.getShardIterator(streamed.place(arn, ShardIteratorType.AT_SEQUENCE_NUMBER)
                        .sequenceNumber("100000000000000000007")
                        .build())))
                .contains("is not in the range of shard");
        assertThat(invalid(() -> streams.getShardIterator(streamed.place(arn, ShardIteratorType.LATEST)
                        .sequenceNumber("100000000000000000007")
                        .build())))
                .contains("SequenceNumber must not be given");
        var noArn = "no-arn-but-long-enough-to-be-one-of-a-stream";
        assertThat(invalid(() -> streamed.describe(noArn))).isEqualTo("Invalid StreamArn: " + noArn);
        assertThat(invalid(() -> streams.listStreams(request -> request.exclusiveStartStreamArn(noArn))))
                .isEqualTo("Invalid StreamArn: " + noArn);
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
}

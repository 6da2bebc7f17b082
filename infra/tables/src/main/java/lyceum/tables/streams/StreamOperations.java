package lyceum.tables.streams;

import static software.amazon.awssdk.services.dynamodb.model.ShardIteratorType.LATEST;
import static software.amazon.awssdk.services.dynamodb.model.ShardIteratorType.TRIM_HORIZON;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import lyceum.tables.capacity.Meter;
import lyceum.tables.rejection.ErrorCode;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.storage.Storage;
import lyceum.tables.validation.Constraints;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsResponse;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;

/** ListStreams, DescribeStream, GetShardIterator and GetRecords. */
public final class StreamOperations {
    private static final int MOST_LISTED = 100;
    private static final int MOST_RECORDS = 1000;
    private static final long MOST_BYTES = 1 << 20;
    private static final Duration ITERATOR_LIFE = Duration.ofMinutes(15);
    private static final List<String> ITERATOR_TYPES =
            List.of("AFTER_SEQUENCE_NUMBER", "LATEST", "AT_SEQUENCE_NUMBER", "TRIM_HORIZON");

    private final Storage storage;
    private final Streams streams;
    private final InstantSource clock;

    /** The operations on some streams. */
    public StreamOperations(Storage storage, Streams streams, InstantSource clock) {
        this.storage = storage;
        this.streams = streams;
        this.clock = clock;
    }

    /** Streams by table, in pages. */
    public ListStreamsResponse list(ListStreamsRequest request, Meter unused) {
        new Constraints()
                .name("tableName", request.tableName())
                .length("exclusiveStartStreamArn", request.exclusiveStartStreamArn(), 37, 1024)
                .atLeast("limit", request.limit(), 1)
                .atMost("limit", request.limit(), MOST_LISTED)
                .check();
        var limit = request.limit() == null ? MOST_LISTED : request.limit();
        var start = request.exclusiveStartStreamArn();
        if (start != null) {
            checkArn(start);
        }
        var found = streams.all().stream()
                .map(StreamLog::stream)
                .filter(each -> request.tableName() == null
                        || request.tableName().equals(each.description().tableName()))
                .filter(each -> start == null || each.arn().compareTo(start) > 0)
                .limit(limit + 1L)
                .toList();
        var more = found.size() > limit;
        var page = more ? found.subList(0, limit) : found;
        return ListStreamsResponse.builder()
                .streams(page.stream()
                        .map(each -> software.amazon.awssdk.services.dynamodb.model.Stream.builder()
                                .streamArn(each.arn())
                                .tableName(each.description().tableName())
                                .streamLabel(each.description().streamLabel())
                                .build())
                        .toList())
                .lastEvaluatedStreamArn(more ? page.getLast().arn() : null)
                .build();
    }

    /** A stream with its one shard. */
    public DescribeStreamResponse describe(DescribeStreamRequest request, Meter unused) {
        new Constraints()
                .notNull("streamArn", request.streamArn())
                .length("streamArn", request.streamArn(), 37, 1024)
                .atLeast("limit", request.limit(), 1)
                .atMost("limit", request.limit(), MOST_LISTED)
                .length("exclusiveStartShardId", request.exclusiveStartShardId(), 28, 65)
                .check();
        var log = find(request.streamArn());
        var oldest = log.trim(clock.instant());
        var stream = log.stream();
        var start = request.exclusiveStartShardId();
        var shards =
                start == null || stream.shardId().compareTo(start) > 0 ? List.of(shard(log, oldest)) : List.<Shard>of();
        return DescribeStreamResponse.builder()
                .streamDescription(
                        stream.description().toBuilder().shards(shards).build())
                .build();
    }

    private static Shard shard(StreamLog log, long oldest) {
        var ended = log.stream().ended() != null;
        var last = Math.max(oldest, log.next() - 1);
        return Shard.builder()
                .shardId(log.stream().shardId())
                .sequenceNumberRange(range -> range.startingSequenceNumber(SequenceNumbers.text(oldest))
                        .endingSequenceNumber(ended ? SequenceNumbers.text(last) : null))
                .build();
    }

    /** A place to read from. */
    public GetShardIteratorResponse iterator(GetShardIteratorRequest request, Meter unused) {
        new Constraints()
                .notNull("streamArn", request.streamArn())
                .length("streamArn", request.streamArn(), 37, 1024)
                .notNull("shardId", request.shardId())
                .length("shardId", request.shardId(), 28, 65)
                .notNull("shardIteratorType", request.shardIteratorTypeAsString())
                .oneOf("shardIteratorType", request.shardIteratorTypeAsString(), ITERATOR_TYPES)
                .length("sequenceNumber", request.sequenceNumber(), 21, 40)
                .check();
        var type = request.shardIteratorType();
        if (request.sequenceNumber() != null && (type == LATEST || type == TRIM_HORIZON)) {
            throw Rejection.validation(
                    "Invalid parameter: SequenceNumber must not be given for ShardIteratorType " + type);
        }
        var log = find(request.streamArn());
        if (!log.stream().shardId().equals(request.shardId())) {
            throw Rejection.of(
                    ErrorCode.RESOURCE_NOT_FOUND,
                    "Requested resource not found: Shard does not exist: " + request.shardId());
        }
        var next = start(log, type, request.sequenceNumber());
        return GetShardIteratorResponse.builder()
                .shardIterator(new ShardIterator(request.streamArn(), next, clock.instant()).text())
                .build();
    }

    private long start(StreamLog log, ShardIteratorType type, @Nullable String sequenceNumber) {
        var oldest = log.trim(clock.instant());
        return switch (type) {
            case TRIM_HORIZON -> oldest;
            case LATEST -> log.next();
            case AT_SEQUENCE_NUMBER -> notTrimmed(known(log, type, sequenceNumber), oldest);
            case AFTER_SEQUENCE_NUMBER -> notTrimmed(known(log, type, sequenceNumber) + 1, oldest);
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("checked before");
        };
    }

    private static long known(StreamLog log, ShardIteratorType type, @Nullable String sequenceNumber) {
        if (sequenceNumber == null) {
            throw Rejection.validation("Invalid parameter: SequenceNumber is required for ShardIteratorType " + type);
        }
        var number = SequenceNumbers.parse(sequenceNumber);
        if (number.isEmpty() || number.getAsLong() >= log.next()) {
            throw Rejection.validation("Invalid SequenceNumber: " + sequenceNumber + " is not in the range of shard "
                    + log.stream().shardId());
        }
        return number.getAsLong();
    }

    private static long notTrimmed(long next, long oldest) {
        if (next < oldest) {
            throw Rejection.of(
                    ErrorCode.TRIMMED_DATA_ACCESS,
                    "The operation attempted to read past the oldest stream record in a shard.");
        }
        return next;
    }

    /** The records from a place on. */
    public GetRecordsResponse records(GetRecordsRequest request, Meter unused) {
        new Constraints()
                .notNull("shardIterator", request.shardIterator())
                .length("shardIterator", request.shardIterator(), 1, 2048)
                .atLeast("limit", request.limit(), 1)
                .atMost("limit", request.limit(), MOST_RECORDS)
                .check();
        var iterator = ShardIterator.parse(request.shardIterator());
        var now = clock.instant();
        if (!iterator.given().plus(ITERATOR_LIFE).isAfter(now)) {
            throw Rejection.of(
                    ErrorCode.EXPIRED_ITERATOR, "The shard iterator has expired: it was not used for 15 minutes.");
        }
        var log = find(iterator.streamArn());
        notTrimmed(iterator.next(), log.trim(now));
        var limit = request.limit() == null ? MOST_RECORDS : request.limit();
        var page = log.read(iterator.next(), limit, MOST_BYTES);
        // Nobody may act on a record that a crash of the machine could still undo.
        storage.sync();
        var atEnd = log.stream().ended() != null && page.next() >= log.next();
        return GetRecordsResponse.builder()
                .records(page.records())
                .nextShardIterator(atEnd ? null : new ShardIterator(iterator.streamArn(), page.next(), now).text())
                .build();
    }

    private static void checkArn(String arn) {
        if (!arn.startsWith("arn:")) {
            throw Rejection.validation("Invalid StreamArn: " + arn);
        }
    }

    private StreamLog find(String arn) {
        checkArn(arn);
        return streams.find(arn)
                .orElseThrow(() -> Rejection.of(
                        ErrorCode.RESOURCE_NOT_FOUND, "Requested resource not found: Stream: " + arn + " not found"));
    }
}

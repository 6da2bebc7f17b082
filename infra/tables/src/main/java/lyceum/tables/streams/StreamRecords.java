package lyceum.tables.streams;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import lyceum.tables.value.ItemCodec;
import lyceum.tables.value.SdkValues;
import lyceum.tables.value.Sizes;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** Stream records in storage and as the service shows them. They begin with their time, to be trimmed by it. */
final class StreamRecords {
    private static final String EVENT = "event";
    private static final String KEYS = "keys";
    private static final String OLD = "old";
    private static final String NEW = "new";
    private static final String BY_SERVICE = "service";

    private StreamRecords() {}

    /** The stored form of a change; empty of images that the stream does not show. */
    static byte[] encode(ItemChange change, StreamViewType shows, Instant now) {
        var before = change.before();
        var after = change.after();
        var record = new LinkedHashMap<String, Value>();
        record.put(EVENT, new Value.S(event(before, after).toString()));
        record.put(KEYS, new Value.M(change.table().key().of(Objects.requireNonNull(after == null ? before : after))));
        if (before != null && (shows == StreamViewType.OLD_IMAGE || shows == StreamViewType.NEW_AND_OLD_IMAGES)) {
            record.put(OLD, new Value.M(before));
        }
        if (after != null && (shows == StreamViewType.NEW_IMAGE || shows == StreamViewType.NEW_AND_OLD_IMAGES)) {
            record.put(NEW, new Value.M(after));
        }
        if (change.byService()) {
            record.put(BY_SERVICE, new Value.Bool(true));
        }
        var encoded = ItemCodec.encode(record);
        return ByteBuffer.allocate(Long.BYTES + encoded.length)
                .putLong(now.toEpochMilli())
                .put(encoded)
                .array();
    }

    private static OperationType event(@Nullable Map<String, Value> before, @Nullable Map<String, Value> after) {
        if (before == null) {
            return OperationType.INSERT;
        }
        return after == null ? OperationType.REMOVE : OperationType.MODIFY;
    }

    /** When a stored record was written. */
    static Instant time(byte[] stored) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(stored).getLong());
    }

    /** A stored record as a caller sees it. */
    static Record decode(Stream stream, long number, byte[] stored) {
        var record = ItemCodec.decode(Arrays.copyOfRange(stored, Long.BYTES, stored.length));
        var sequenceNumber = SequenceNumbers.text(number);
        var id = UUID.nameUUIDFromBytes((stream.arn() + sequenceNumber).getBytes(StandardCharsets.UTF_8));
        var details = StreamRecord.builder()
                .approximateCreationDateTime(time(stored).truncatedTo(ChronoUnit.SECONDS))
                .keys(image(record, KEYS))
                .oldImage(image(record, OLD))
                .newImage(image(record, NEW))
                .sequenceNumber(sequenceNumber)
                .sizeBytes(size(record, KEYS) + size(record, OLD) + size(record, NEW))
                .streamViewType(stream.shows())
                .build();
        var shown = Record.builder()
                .eventID(id.toString().replace("-", ""))
                .eventName(record.get(EVENT) instanceof Value.S(var event) ? event : null)
                .eventVersion("1.1")
                .eventSource("aws:dynamodb")
                .awsRegion(stream.region())
                .dynamodb(details);
        if (record.containsKey(BY_SERVICE)) {
            shown.userIdentity(identity -> identity.type("Service").principalId("dynamodb.amazonaws.com"));
        }
        return shown.build();
    }

    private static @Nullable Map<String, AttributeValue> image(Map<String, Value> record, String name) {
        return record.get(name) instanceof Value.M(var entries) ? SdkValues.toSdk(entries) : null;
    }

    private static long size(Map<String, Value> record, String name) {
        return record.get(name) instanceof Value.M(var entries) ? Sizes.ofItem(entries) : 0;
    }
}

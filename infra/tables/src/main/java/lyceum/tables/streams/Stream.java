package lyceum.tables.streams;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import lyceum.tables.json.SdkJson;
import lyceum.tables.schema.Table;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/**
 * A stream as declared. It outlives its table by a day.
 *
 * @param number tells its records apart in storage
 * @param tableNumber the table that writes to it
 * @param description what DescribeStream answers, but for shards
 * @param oldest the number of the oldest record that may still be there
 * @param ended when the last record may have come; null while the stream is enabled
 */
record Stream(
        int number,
        int tableNumber,
        StreamDescription description,
        long oldest,
        @Nullable Instant ended) {
    private static final int REGION = 3;

    /** The new stream that a table's description names. */
    static Stream of(int number, Table table, Instant now) {
        var declared = table.description();
        var description = StreamDescription.builder()
                .streamArn(declared.latestStreamArn())
                .streamLabel(declared.latestStreamLabel())
                .streamStatus(StreamStatus.ENABLED)
                .streamViewType(declared.streamSpecification().streamViewType())
                .creationRequestDateTime(now)
                .tableName(declared.tableName())
                .keySchema(declared.keySchema())
                .build();
        return new Stream(number, table.number(), description, 1, null);
    }

    String arn() {
        return description.streamArn();
    }

    String region() {
        return arn().split(":", -1)[REGION];
    }

    StreamViewType shows() {
        return description.streamViewType();
    }

    /** The id of the one shard of this stream, of the service's shape. */
    String shardId() {
        return "shardId-%020d-%08x"
                .formatted(description.creationRequestDateTime().toEpochMilli(), arn().hashCode());
    }

    Stream endedAt(Instant now) {
        var disabled =
                description.toBuilder().streamStatus(StreamStatus.DISABLED).build();
        return new Stream(number, tableNumber, disabled, oldest, now);
    }

    Stream withOldest(long newOldest) {
        return new Stream(number, tableNumber, description, newOldest, ended);
    }

    Map<String, Value> encode() {
        var stored = new LinkedHashMap<String, Value>();
        stored.put("number", number(number));
        stored.put("table", number(tableNumber));
        stored.put("description", new Value.S(SdkJson.write(description)));
        stored.put("oldest", number(oldest));
        if (ended != null) {
            stored.put("ended", number(ended.toEpochMilli()));
        }
        return stored;
    }

    static Stream decode(Map<String, Value> stored) {
        if (!(stored.get("description") instanceof Value.S(var text))) {
            throw new IllegalStateException("a stored stream has no description");
        }
        var description = StreamDescription.builder();
        SdkJson.read(text, description);
        return new Stream(
                (int) number(stored, "number"),
                (int) number(stored, "table"),
                description.build(),
                number(stored, "oldest"),
                stored.containsKey("ended") ? Instant.ofEpochMilli(number(stored, "ended")) : null);
    }

    private static Value number(long number) {
        return new Value.N(BigDecimal.valueOf(number));
    }

    private static long number(Map<String, Value> stored, String name) {
        if (stored.get(name) instanceof Value.N(var number)) {
            return number.longValueExact();
        }
        throw new IllegalStateException("a stored stream has no " + name);
    }
}

package lyceum.performance.table;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lyceum.performance.figures.Sample;
import lyceum.performance.figures.Segment;
import lyceum.performance.figures.Stream;
import lyceum.platform.Digests;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Samples and buckets in DynamoDB. */
public final class PerformanceTable {
    private static final Duration RAW_KEPT = Duration.ofDays(3);
    private static final String DATA = "data";
    private static final String UNTIL = "until";
    private static final String DAY = "day";
    private static final String GENERATION = "generation";
    private static final String TOKEN = "token";
    private static final AttributeValue STATE = text("STATE");
    private static final AttributeValue REPORT = text("REPORT");
    private static final AttributeValue LATE = text("LATE");

    private final String table;
    private final DynamoDbClient dynamo;
    private final InstantSource clock;

    public PerformanceTable(String table, DynamoDbClient dynamo, InstantSource clock) {
        this.table = table;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /** What DynamoDB tells of the state while a function is primed: everything is rolled up and yesterday has no report. */
    public static String exampleState(Instant now) {
        return "{\"Item\": {\"until\": {\"S\": \"" + Width.MINUTE.floor(now)
                + "\"}, \"generation\": {\"N\": \"0\"}, \"day\": {\"S\": \"2026-01-01\"}}}";
    }

    /** A stored bucket. */
    @SuppressWarnings("ArrayRecordComponent") // handed on and never changed or compared
    public record Stored(Instant begin, byte[] packed) {}

    /** A minute that got samples late; {@code token} is that of the last ones. */
    public record Late(Instant minute, String token) {}

    /** Keeps samples of one minute. The same samples again change nothing. */
    public void keep(Stream stream, Instant minute, List<Sample> samples) {
        byte[] packed = Segment.packed(samples);
        String digest = Digests.sha256(packed).substring(0, 20);
        put(raw(stream, minute), text(Width.MINUTE.sort(minute) + "#" + digest), packed, RAW_KEPT, minute);
    }

    /** Remembers that a minute got samples after its bucket may have been made. */
    public void late(Instant minute) {
        var item = item(LATE, text(minute.toString()));
        item.put(TOKEN, text(Long.toString(clock.millis()) + "-" + System.nanoTime()));
        item.put("expires_at", expiry(minute, RAW_KEPT));
        dynamo.putItem(put -> put.tableName(table).item(item));
    }

    public List<Late> late() {
        return query(LATE, text("0"), text("~")).stream()
                .map(item -> new Late(
                        Instant.parse(value(item, "SK").s()), value(item, TOKEN).s()))
                .toList();
    }

    /** Forgets that a minute got samples late, unless it got more in the meantime. */
    public void settled(Late late) {
        try {
            dynamo.deleteItem(delete -> delete.tableName(table)
                    .key(item(LATE, text(late.minute().toString())))
                    .conditionExpression("#token = :token")
                    .expressionAttributeNames(Map.of("#token", TOKEN))
                    .expressionAttributeValues(Map.of(":token", text(late.token()))));
        } catch (ConditionalCheckFailedException _) {
            // The next run sees to them.
        }
    }

    /** The samples of a time within one hour, by their minute. */
    public Map<Instant, List<Sample>> samples(Stream stream, Instant from, Instant to) {
        Instant last = to.minus(Width.MINUTE.length());
        Map<Instant, List<Sample>> byMinute = new LinkedHashMap<>();
        for (var item :
                query(raw(stream, from), text(Width.MINUTE.sort(from) + "#"), text(Width.MINUTE.sort(last) + "#~"))) {
            String sort = value(item, "SK").s();
            Instant minute =
                    Width.HOUR.floor(from).plusSeconds(60L * Integer.parseInt(sort.substring(0, sort.indexOf('#'))));
            byMinute.computeIfAbsent(minute, _ -> new ArrayList<>())
                    .addAll(Segment.samples(value(item, DATA).b().asByteArrayUnsafe()));
        }
        return byMinute;
    }

    public void keep(Stream stream, Width width, Instant begin, byte[] packed) {
        put(partition(stream, width, begin), text(width.sort(begin)), packed, width.kept(), begin);
    }

    /** The buckets of a time within one partition, in order. */
    public List<Stored> buckets(Stream stream, Width width, Instant from, Instant to) {
        Instant last = to.minus(width.length());
        return query(partition(stream, width, from), text(width.sort(from)), text(width.sort(last))).stream()
                .map(item -> new Stored(
                        Instant.ofEpochSecond(
                                Long.parseLong(value(item, "begin").n())),
                        value(item, DATA).b().asByteArrayUnsafe()))
                .toList();
    }

    /** How far the buckets are made; empty as long as nothing was ever measured. */
    public Optional<State> state() {
        var item = dynamo.getItem(
                        get -> get.tableName(table).key(item(STATE, STATE)).consistentRead(true))
                .item();
        return item.isEmpty()
                ? Optional.empty()
                : Optional.of(new State(
                        Instant.parse(value(item, UNTIL).s()),
                        Long.parseLong(value(item, GENERATION).n())));
    }

    /** Says from which moment on there may be something to make buckets of; false if that was said before. */
    public boolean begin(Instant from) {
        return put(new State(from, 0), put -> put.conditionExpression("attribute_not_exists(PK)"));
    }

    /** Says how far the buckets are made; false if somebody else has said something meanwhile. */
    public boolean advance(State before, State after) {
        return put(after, put -> put.conditionExpression("#until = :until AND #generation = :generation")
                .expressionAttributeNames(Map.of("#until", UNTIL, "#generation", GENERATION))
                .expressionAttributeValues(Map.of(
                        ":until",
                        text(before.until().toString()),
                        ":generation",
                        AttributeValue.fromN(Long.toString(before.generation())))));
    }

    private boolean put(State state, Consumer<PutItemRequest.Builder> condition) {
        var item = item(STATE, STATE);
        item.put(UNTIL, text(state.until().toString()));
        item.put(GENERATION, AttributeValue.fromN(Long.toString(state.generation())));
        try {
            dynamo.putItem(put -> condition.accept(put.tableName(table).item(item)));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    /** The last day that has a report. */
    public Optional<LocalDate> reported() {
        var item = dynamo.getItem(get -> get.tableName(table).key(item(STATE, REPORT)))
                .item();
        return item.isEmpty()
                ? Optional.empty()
                : Optional.of(LocalDate.parse(value(item, DAY).s()));
    }

    /** Remembers that a day has its report. */
    public void reported(LocalDate day) {
        var item = item(STATE, REPORT);
        item.put(DAY, text(day.toString()));
        dynamo.putItem(put -> put.tableName(table).item(item));
    }

    private void put(AttributeValue pk, AttributeValue sk, byte[] packed, Duration kept, Instant begin) {
        var item = item(pk, sk);
        item.put(DATA, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(packed)));
        item.put("begin", AttributeValue.fromN(Long.toString(begin.getEpochSecond())));
        item.put("expires_at", expiry(begin, kept));
        dynamo.putItem(put -> put.tableName(table).item(item));
    }

    /** All items between two sort keys, both included. */
    private List<Map<String, AttributeValue>> query(AttributeValue pk, AttributeValue from, AttributeValue to) {
        var items = new ArrayList<Map<String, AttributeValue>>();
        if (from.s().compareTo(to.s()) > 0) {
            return items;
        }
        Map<String, AttributeValue> start = Map.of();
        do {
            var query = QueryRequest.builder()
                    .tableName(table)
                    .keyConditionExpression("PK = :pk AND SK BETWEEN :from AND :to")
                    .expressionAttributeValues(Map.of(":pk", pk, ":from", from, ":to", to))
                    .consistentRead(true);
            var page = dynamo.query(
                    start.isEmpty()
                            ? query.build()
                            : query.exclusiveStartKey(start).build());
            items.addAll(page.items());
            start = page.lastEvaluatedKey();
        } while (!start.isEmpty());
        return items;
    }

    private static AttributeValue raw(Stream stream, Instant time) {
        return text("RAW#" + stream + "#" + Width.MINUTE.partition(time));
    }

    private static AttributeValue partition(Stream stream, Width width, Instant time) {
        return text(width + "#" + stream + "#" + width.partition(time));
    }

    static Map<String, AttributeValue> item(AttributeValue pk, AttributeValue sk) {
        var item = new HashMap<String, AttributeValue>();
        item.put("PK", pk);
        item.put("SK", sk);
        return item;
    }

    static AttributeValue expiry(Instant from, Duration kept) {
        return AttributeValue.fromN(Long.toString(from.plus(kept).getEpochSecond()));
    }

    static AttributeValue value(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("An item of the table has no " + name + ".");
        }
        return value;
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}

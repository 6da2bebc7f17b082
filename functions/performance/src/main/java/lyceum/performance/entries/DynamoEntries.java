package lyceum.performance.entries;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import lyceum.performance.history.Range;
import lyceum.platform.Json;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Entries and details in DynamoDB; writing one again changes nothing. */
public final class DynamoEntries {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int WRITES_AT_ONCE = 25;
    private static final int RETRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);
    private static final int EXAMINED_MAX = 1_000;
    private static final int PAGE = 150;
    private static final String JSON = "json";
    private static final String EXPIRES_AT = "expires_at";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final String table;
    private final DynamoDbClient dynamo;
    private final Pause pause;

    public DynamoEntries(String table, DynamoDbClient dynamo) {
        this(table, dynamo, Thread::sleep);
    }

    DynamoEntries(String table, DynamoDbClient dynamo, Pause pause) {
        this.table = table;
        this.dynamo = dynamo;
        this.pause = pause;
    }

    /** How to wait. */
    @FunctionalInterface
    interface Pause {
        void accept(Duration time) throws InterruptedException;
    }

    /** What one batch of log events leaves, written together. */
    public final class Batch {
        private final Map<String, WriteRequest> writes = new LinkedHashMap<>();

        public void add(Kind kind, Entry entry) {
            put(
                    partition(kind, YearMonth.from(entry.time().atOffset(ZoneOffset.UTC))),
                    position(entry),
                    entry,
                    entry.time());
        }

        public void add(String id, Detail detail, Instant time) {
            put("REQUEST#" + id, "DETAIL", detail, time);
        }

        private void put(String pk, String sk, Record content, Instant time) {
            Map<String, AttributeValue> item = Map.of(
                    "PK",
                    AttributeValue.fromS(pk),
                    "SK",
                    AttributeValue.fromS(sk),
                    JSON,
                    AttributeValue.fromS(Json.text(content)),
                    EXPIRES_AT,
                    AttributeValue.fromN(Long.toString(time.plus(KEPT).getEpochSecond())));
            writes.put(
                    pk + sk,
                    WriteRequest.builder().putRequest(one -> one.item(item)).build());
        }

        /**
         * Writes all of it; what DynamoDB leaves undone is sent again, five times within some three seconds.
         *
         * @throws IllegalStateException if DynamoDB does not take them; written again, they come to the same
         */
        public void write() {
            var all = List.copyOf(writes.values());
            for (int from = 0; from < all.size(); from += WRITES_AT_ONCE) {
                List<WriteRequest> left = all.subList(from, Math.min(all.size(), from + WRITES_AT_ONCE));
                for (int attempt = 0; !left.isEmpty(); attempt++) {
                    if (attempt > 0) {
                        pause(attempt);
                    }
                    left = leftOf(left);
                }
            }
        }

        private List<WriteRequest> leftOf(List<WriteRequest> some) {
            return dynamo.batchWriteItem(write -> write.requestItems(Map.of(table, some)))
                    .unprocessedItems()
                    .getOrDefault(table, List.of());
        }

        private void pause(int attempt) {
            if (attempt > RETRIES) {
                throw new IllegalStateException("DynamoDB did not take all entries: the batch comes again.");
            }
            try {
                pause.accept(FIRST_PAUSE.multipliedBy(1L << attempt));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted before all entries were written: the batch comes again.");
            }
        }
    }

    public Batch batch() {
        return new Batch();
    }

    /**
     * A stretch of a list.
     *
     * @param next where to go on; empty at the end
     */
    public record Stretch(List<Entry> entries, Optional<String> next) {}

    /**
     * The newest entries of a time, looking at 1,000 at most.
     *
     * @param before only those older than this position
     */
    public Stretch newest(Kind kind, Range time, Optional<String> before, Predicate<Entry> wanted, int limit) {
        var found = new ArrayList<Entry>();
        String last = before.orElseGet(() -> TIME.format(time.to()));
        String first = TIME.format(time.from());
        int examined = 0;
        YearMonth oldest = month(first);
        for (YearMonth month = month(last); !month.isBefore(oldest); month = month.minusMonths(1)) {
            boolean more = true;
            while (more) {
                // The first of them may be the one that the list ended with.
                List<Entry> page = page(partition(kind, month), first, last);
                for (Entry entry : page) {
                    if (position(entry).equals(last)) {
                        continue;
                    }
                    last = position(entry);
                    examined++;
                    if (wanted.test(entry)) {
                        found.add(entry);
                    }
                    if (found.size() == limit || examined == EXAMINED_MAX) {
                        return new Stretch(found, Optional.of(last));
                    }
                }
                more = page.size() == PAGE;
            }
        }
        return new Stretch(found, Optional.empty());
    }

    private List<Entry> page(String partition, String first, String last) {
        return dynamo
                .query(query -> query.tableName(table)
                        .keyConditionExpression("PK = :pk AND SK BETWEEN :from AND :to")
                        .expressionAttributeValues(Map.of(
                                ":pk", AttributeValue.fromS(partition),
                                ":from", AttributeValue.fromS(first),
                                ":to", AttributeValue.fromS(last)))
                        .scanIndexForward(false)
                        .limit(PAGE))
                .items()
                .stream()
                .map(item -> Json.read(value(item, JSON).s(), Entry.class))
                .toList();
    }

    /** What functions told of these requests, by id. */
    public Map<String, Detail> details(List<String> ids) {
        var details = new HashMap<String, Detail>();
        var keys = ids.stream()
                .distinct()
                .map(id -> Map.of("PK", AttributeValue.fromS("REQUEST#" + id), "SK", AttributeValue.fromS("DETAIL")))
                .toList();
        if (!keys.isEmpty()) {
            var asked = KeysAndAttributes.builder().keys(keys).build();
            dynamo.batchGetItem(get -> get.requestItems(Map.of(table, asked)))
                    .responses()
                    .getOrDefault(table, List.of())
                    .forEach(item -> details.put(
                            value(item, "PK").s().substring("REQUEST#".length()),
                            Json.read(value(item, JSON).s(), Detail.class)));
        }
        return details;
    }

    private static YearMonth month(String position) {
        return YearMonth.parse(position.substring(0, 7));
    }

    private static String partition(Kind kind, YearMonth month) {
        return "LIST#" + kind + "#" + month;
    }

    private static String position(Entry entry) {
        return TIME.format(entry.time()) + "#" + entry.id();
    }

    private static AttributeValue value(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }
}

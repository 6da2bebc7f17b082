package lyceum.platform.rates;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import lyceum.contract.Window;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The one item of a subject, and the one write that changes it. */
final class RateItems {
    private static final String PREFIX = "RATE#";
    private static final String EXPIRES = "expires_at";

    /** A caller waits for the limiter no longer than this. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** Counters of past windows that one write takes away. */
    private static final int CLEARED = 20;

    private final String table;
    private final DynamoDbClient dynamo;

    RateItems(String table, DynamoDbClient dynamo) {
        this.table = table;
        this.dynamo = dynamo;
    }

    /**
     * Counts so many requests in each window, if all have room.
     *
     * @param known what is known of the item: chooses the slots to take and the old counters to take away
     * @return the item's numbers afterwards
     * @throws software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException with the item, if a window has no room
     *     or a slot is taken
     */
    Map<String, Long> add(String subject, List<Window> windows, Counts known, int requests, long now) {
        var change = new Change();
        for (Window window : windows) {
            switch (window.kind()) {
                case CLOCK -> change.count(Counts.counter(window, now), requests, window.requests());
                case SLIDING -> some(known.free(window, now), requests).forEach(slot -> change.take(slot, window, now));
            }
        }
        known.over(windows, now).stream().limit(CLEARED).forEach(change::clear);
        change.expire(now, windows);
        return numbers(
                dynamo.updateItem(change.request(table, PREFIX + subject)).attributes());
    }

    /** The numbers among an item's attributes, but for its expiry. */
    static Map<String, Long> numbers(Map<String, AttributeValue> item) {
        var numbers = new HashMap<String, Long>();
        item.forEach((name, value) -> {
            if (value.n() != null && !name.equals(EXPIRES)) {
                numbers.put(name, Long.parseLong(value.n()));
            }
        });
        return numbers;
    }

    /** Any of the free slots: whoever chooses by chance seldom meets another. */
    private static List<String> some(List<String> free, int requests) {
        var shuffled = new ArrayList<>(free);
        Collections.shuffle(shuffled, ThreadLocalRandom.current());
        return shuffled.subList(0, Math.min(requests, shuffled.size()));
    }

    /** An update expression while it is being written. */
    private static final class Change {
        private final Map<String, String> names = new HashMap<>();
        private final Map<String, AttributeValue> values = new HashMap<>();
        private final List<String> additions = new ArrayList<>();
        private final List<String> settings = new ArrayList<>();
        private final List<String> removals = new ArrayList<>();
        private final List<String> conditions = new ArrayList<>();

        void count(String counter, int requests, int limit) {
            String name = name(counter);
            String by = value(requests);
            additions.add(name + " " + by);
            conditions.add("(attribute_not_exists(" + name + ") OR " + name + " <= " + value(limit - requests) + ")");
        }

        void take(String slot, Window window, long now) {
            String name = name(slot);
            settings.add(name + " = " + value(now));
            conditions.add("(attribute_not_exists(" + name + ") OR " + name + " <= "
                    + value(now - window.length().toMillis()) + ")");
        }

        void clear(String counter) {
            removals.add(name(counter));
        }

        void expire(long now, List<Window> windows) {
            long longest = windows.stream()
                    .mapToLong(window -> window.length().toSeconds())
                    .max()
                    .orElseThrow();
            settings.add(name(EXPIRES) + " = " + value(now / 1_000 + 2 * longest));
        }

        UpdateItemRequest request(String table, String key) {
            var update = new StringBuilder("SET ").append(String.join(", ", settings));
            if (!additions.isEmpty()) {
                update.append(" ADD ").append(String.join(", ", additions));
            }
            if (!removals.isEmpty()) {
                update.append(" REMOVE ").append(String.join(", ", removals));
            }
            return UpdateItemRequest.builder()
                    .tableName(table)
                    .key(Map.of("PK", AttributeValue.fromS(key), "SK", AttributeValue.fromS(key)))
                    .updateExpression(update.toString())
                    .conditionExpression(conditions.stream().collect(Collectors.joining(" AND ")))
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values)
                    .returnValues(ReturnValue.ALL_NEW)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                    .overrideConfiguration(call -> call.apiCallTimeout(PATIENCE))
                    .build();
        }

        private String name(String attribute) {
            String name = "#" + names.size();
            names.put(name, attribute);
            return name;
        }

        private String value(long number) {
            String name = ":" + values.size();
            values.put(name, AttributeValue.fromN(Long.toString(number)));
            return name;
        }
    }
}

package lyceum.tables.history;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import lyceum.tables.history.Event.Access;
import lyceum.tables.history.Event.Outcome;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Many threads at a few items: gets, conditional puts, counting updates, writes and reads of two
 * items at once. After a while all go on to other items, so that lists stay short.
 */
final class Workload {
    private static final String TABLE = "history";
    private static final int HOT_ITEMS = 8;
    private static final int CALLS_ON_HOT_ITEMS = 300;

    private final DynamoDbClient client;
    private final int calls;
    private final AtomicInteger next = new AtomicInteger();

    private Workload(DynamoDbClient client, int calls) {
        this.client = client;
        this.calls = calls;
    }

    /** Runs a workload on a new table and says what is wrong with what came of it. */
    static List<String> anomalies(DynamoDbClient client, int threads, int calls, long seed) {
        client.createTable(table -> table.tableName(TABLE)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType("N")
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("pk")
                        .keyType("HASH")
                        .build())
                .billingMode("PAY_PER_REQUEST"));
        var workload = new Workload(client, calls);
        var events = workload.run(threads, new SplittableRandom(seed));
        return Checker.check(events, workload.finalWrites());
    }

    private List<Event> run(int threads, SplittableRandom random) {
        var futures = new ArrayList<Future<List<Event>>>();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (var thread = 0; thread < threads; thread++) {
                var own = random.split();
                futures.add(pool.submit(() -> {
                    var events = new ArrayList<Event>();
                    for (var id = next.getAndIncrement(); id < calls; id = next.getAndIncrement()) {
                        events.add(call(id, own));
                    }
                    return events;
                }));
            }
        }
        return futures.stream().flatMap(each -> each.resultNow().stream()).toList();
    }

    private Map<Integer, List<Integer>> finalWrites() {
        var writes = new HashMap<Integer, List<Integer>>();
        for (var page : client.scanPaginator(scan -> scan.tableName(TABLE).consistentRead(true))) {
            page.items().forEach(item -> writes.put(number(item, "pk"), writes(item)));
        }
        return writes;
    }

    private Event call(int id, SplittableRandom random) {
        var first = id / CALLS_ON_HOT_ITEMS * HOT_ITEMS;
        var one = first + random.nextInt(HOT_ITEMS);
        var other = first + (one - first + 1 + random.nextInt(HOT_ITEMS - 1)) % HOT_ITEMS;
        var call =
                switch (random.nextInt(10)) {
                    case 0, 1 -> new Call(id, "GetItem", () -> get(one));
                    case 2, 3 -> new Call(id, "UpdateItem", () -> count(id, one));
                    case 4, 5 -> conditionalPut(id, one);
                    case 6, 7 -> new Call(id, "TransactGetItems", () -> getBoth(one, other));
                    case 8 -> new Call(id, "TransactWriteItems", () -> countBoth(id, one, other));
                    default -> conditionalBoth(id, one, other);
                };
        return call.make();
    }

    /** What a call did, as far as it was told. */
    private record Told(Outcome outcome, List<Access> accesses) {}

    /** A call about to be made. */
    private record Call(int id, String operation, Supplier<Told> body) {

        Event make() {
            var began = System.nanoTime();
            var told = body.get();
            return new Event(id, operation, began, System.nanoTime(), told.outcome, told.accesses);
        }
    }

    private Told get(int item) {
        var answer = client.getItem(
                request -> request.tableName(TABLE).key(key(item)).consistentRead(true));
        return new Told(Outcome.HAPPENED, List.of(new Access(item, false, seen(answer.item()))));
    }

    private Told count(int id, int item) {
        var after = client.updateItem(request -> request.tableName(TABLE)
                        .key(key(item))
                        .updateExpression(APPEND)
                        .expressionAttributeValues(appended(id))
                        .returnValues(ReturnValue.ALL_NEW))
                .attributes();
        var writes = writes(after);
        // The counter counts what the list holds, in the same item at the same time.
        var before = number(after, "n") == writes.size() && writes.getLast() == id
                ? Seen.of(writes.subList(0, writes.size() - 1))
                : new Seen(-1, 0);
        return new Told(Outcome.HAPPENED, List.of(new Access(item, true, before)));
    }

    private static final String APPEND = "SET w = list_append(if_not_exists(w, :none), :id) ADD n :one";

    private static Map<String, AttributeValue> appended(int id) {
        return Map.of(":none", fromL(List.of()), ":id", fromL(List.of(of(id))), ":one", of(1));
    }

    // The version it replaces is looked up before the call begins: this call is the put alone.
    private Call conditionalPut(int id, int item) {
        var before = client.getItem(request -> request.tableName(TABLE).key(key(item)));
        var writes = writes(before.item());
        var appended = new ArrayList<>(writes);
        appended.add(id);
        var after = new HashMap<>(key(item));
        after.put("n", of(appended.size()));
        after.put("w", fromL(appended.stream().map(Workload::of).toList()));
        return new Call(id, "PutItem", () -> put(item, after, writes));
    }

    private Told put(int item, Map<String, AttributeValue> after, List<Integer> before) {
        try {
            var replaced = client.putItem(request -> {
                request.tableName(TABLE)
                        .item(after)
                        .returnValues(ReturnValue.ALL_OLD)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
                if (before.isEmpty()) {
                    request.conditionExpression("attribute_not_exists(pk)");
                } else {
                    request.conditionExpression("n = :n").expressionAttributeValues(Map.of(":n", of(before.size())));
                }
            });
            return new Told(Outcome.HAPPENED, List.of(new Access(item, true, seen(replaced.attributes()))));
        } catch (ConditionalCheckFailedException e) {
            return new Told(Outcome.REFUSED, List.of(new Access(item, true, seen(e.item()))));
        }
    }

    private Told getBoth(int one, int other) {
        var items = client.transactGetItems(request -> request.transactItems(reading(one), reading(other)))
                .responses();
        return new Told(
                Outcome.HAPPENED,
                List.of(
                        new Access(one, false, seen(items.get(0).item())),
                        new Access(other, false, seen(items.get(1).item()))));
    }

    private static TransactGetItem reading(int item) {
        return TransactGetItem.builder()
                .get(get -> get.tableName(TABLE).key(key(item)))
                .build();
    }

    private Told countBoth(int id, int one, int other) {
        return transact(
                List.of(new Access(one, true, null), new Access(other, true, null)),
                appending(id, one, -1),
                appending(id, other, -1));
    }

    private Call conditionalBoth(int id, int one, int other) {
        var first = client.getItem(request -> request.tableName(TABLE).key(key(one)))
                .item();
        var second = client.getItem(request -> request.tableName(TABLE).key(key(other)))
                .item();
        var accesses = List.of(new Access(one, true, seen(first)), new Access(other, true, seen(second)));
        return new Call(
                id,
                "TransactWriteItems",
                () -> transact(
                        accesses,
                        appending(id, one, writes(first).size()),
                        appending(id, other, writes(second).size())));
    }

    private Told transact(List<Access> accesses, TransactWriteItem... writes) {
        try {
            client.transactWriteItems(request -> request.transactItems(writes));
            return new Told(Outcome.HAPPENED, accesses);
        } catch (TransactionCanceledException e) {
            // Which versions were there instead is not told.
            return new Told(
                    Outcome.REFUSED,
                    accesses.stream()
                            .map(each -> new Access(each.item(), true, null))
                            .toList());
        } catch (SdkException e) {
            return new Told(Outcome.UNKNOWN, accesses);
        }
    }

    private static TransactWriteItem appending(int id, int item, int expected) {
        return TransactWriteItem.builder()
                .update(update -> {
                    var values = new HashMap<>(appended(id));
                    update.tableName(TABLE).key(key(item)).updateExpression(APPEND);
                    if (expected > 0) {
                        values.put(":n", of(expected));
                        update.conditionExpression("n = :n");
                    } else if (expected == 0) {
                        update.conditionExpression("attribute_not_exists(pk)");
                    }
                    update.expressionAttributeValues(values);
                })
                .build();
    }

    private static Map<String, AttributeValue> key(int item) {
        return Map.of("pk", of(item));
    }

    private static AttributeValue of(int number) {
        return fromN(Integer.toString(number));
    }

    private static int number(Map<String, AttributeValue> item, String name) {
        return Integer.parseInt(item.getOrDefault(name, of(0)).n());
    }

    private static List<Integer> writes(Map<String, AttributeValue> item) {
        return item.getOrDefault("w", fromL(List.of())).l().stream()
                .map(each -> Integer.parseInt(each.n()))
                .toList();
    }

    private static Seen seen(Map<String, AttributeValue> item) {
        return Seen.of(writes(item));
    }
}

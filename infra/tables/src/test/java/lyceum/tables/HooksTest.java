package lyceum.tables;

import static lyceum.tables.Items.item;
import static lyceum.tables.Items.n;
import static lyceum.tables.Items.refused;
import static lyceum.tables.Items.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import lyceum.tables.service.Call;
import lyceum.tables.service.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** What a host may see and do: calls, faults, guards, and many threads at once. */
class HooksTest {
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicReference<Fault> fault = new AtomicReference<>(Fault.NONE);
    private final Tables tables = Tables.open(TablesSettings.inMemory()
            .withListener(calls::add)
            .withFaults(target -> target.operation().equals("PutItem") ? fault.get() : Fault.NONE)
            .withExpiryInterval(Duration.ofMillis(20)));
    private final DynamoDbClient client = tables.client();

    @BeforeEach
    void createTable() {
        Items.simpleTable(client, "things");
        calls.clear();
    }

    @AfterEach
    void close() {
        tables.close();
    }

    private void put(String pk) {
        client.putItem(request -> request.tableName("things").item(item("pk", s(pk))));
    }

    private boolean has(String pk) {
        return client.getItem(request -> request.tableName("things").key(item("pk", s(pk))))
                .hasItem();
    }

    @Test
    void everyCallIsSeenWithItsCapacity() {
        var answer = client.putItem(request -> request.tableName("things").item(item("pk", s("a"))));
        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.target().operation()).isEqualTo("PutItem");
            assertThat(call.target().tables()).isEqualTo(Set.of("things"));
            assertThat(call.requestId()).isEqualTo(answer.responseMetadata().requestId());
            assertThat(call.consumed()).singleElement().satisfies(each -> assertThat(each.capacityUnits())
                    .isEqualTo(1.0));
            assertThat(call.error()).isEmpty();
        });
        assertThatThrownBy(() -> client.putItem(request -> request.tableName("things")
                        .item(item("pk", s("a")))
                        .conditionExpression("attribute_not_exists(pk)")))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(calls.getLast().error()).hasValue("ConditionalCheckFailedException");
        assertThat(calls.getLast().consumed()).isNotEmpty();
    }

    @Test
    void faultsHappenAsAsked() {
        fault.set(new Fault.Throttle());
        refused(() -> put("a"), "ProvisionedThroughputExceededException");
        fault.set(new Fault.ServerError());
        refused(() -> put("a"), "InternalServerError");
        assertThat(has("a")).isFalse();
        fault.set(new Fault.Delay(Duration.ofMillis(50), new Fault.LostReply()));
        var began = System.nanoTime();
        assertThatThrownBy(() -> put("a")).isInstanceOf(SdkClientException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(has("a")).isTrue();
    }

    @Test
    void aLostReplyBreaksTheConnection() {
        fault.set(new Fault.LostReply());
        try (var http = Store.httpClient(tables)) {
            assertThatThrownBy(() ->
                            http.putItem(request -> request.tableName("things").item(item("pk", s("a")))))
                    .isInstanceOf(SdkClientException.class);
        }
        assertThat(has("a")).isTrue();
    }

    @Test
    void aGuardRefusesBeforeAnythingHappens() {
        var guarded = tables.client((target, request) -> {
            if (target.operation().equals("PutItem")) {
                throw DynamoDbException.builder().message("denied").build();
            }
        });
        assertThatThrownBy(() ->
                        guarded.putItem(request -> request.tableName("things").item(item("pk", s("a")))))
                .hasMessageContaining("denied");
        assertThat(guarded.getItem(request -> request.tableName("things").key(item("pk", s("a"))))
                        .hasItem())
                .isFalse();
    }

    @Test
    void expiredItemsGoByThemselves() throws InterruptedException {
        client.updateTimeToLive(request -> request.tableName("things")
                .timeToLiveSpecification(spec -> spec.enabled(true).attributeName("until")));
        client.putItem(request -> request.tableName("things")
                .item(item("pk", s("a"), "until", n(System.currentTimeMillis() / 1000 - 1))));
        for (var tries = 0; tries < 200 && has("a"); tries++) {
            Thread.sleep(20);
        }
        assertThat(has("a")).isFalse();
    }

    @Test
    void conditionalIncrementsOfManyThreadsAreNeverLost() {
        client.putItem(request -> request.tableName("things").item(item("pk", s("counter"), "n", n(0))));
        try (var threads = Executors.newFixedThreadPool(16)) {
            IntStream.range(0, 16)
                    .forEach(_ -> threads.execute(() -> {
                        for (var done = 0; done < 50; ) {
                            done += incremented() ? 1 : 0;
                        }
                    }));
        }
        assertThat(client.getItem(request -> request.tableName("things").key(item("pk", s("counter"))))
                        .item())
                .containsEntry("n", n(16 * 50));
    }

    private boolean incremented() {
        var seen = client.getItem(request -> request.tableName("things").key(item("pk", s("counter"))))
                .item()
                .getOrDefault("n", n(-1));
        try {
            client.updateItem(request -> request.tableName("things")
                    .key(item("pk", s("counter")))
                    .updateExpression("SET n = :next")
                    .conditionExpression("n = :seen")
                    .expressionAttributeValues(item(":seen", seen, ":next", n(Long.parseLong(seen.n()) + 1))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    @Test
    void transactionsOfManyThreadsKeepTheirInvariant() {
        try (var threads = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 8)
                    .forEach(thread -> threads.execute(() -> {
                        for (var i = 0; i < 50; i++) {
                            var from = "account-" + (thread + i) % 4;
                            var to = "account-" + (thread + i + 1) % 4;
                            client.transactWriteItems(request -> request.transactItems(add(from, -1), add(to, 1)));
                        }
                    }));
        }
        var sum = client.scan(request -> request.tableName("things")).items().stream()
                .mapToLong(item -> Long.parseLong(item.getOrDefault("n", n(0)).n()))
                .sum();
        assertThat(sum).isZero();
    }

    private static TransactWriteItem add(String pk, int amount) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName("things")
                        .key(item("pk", s(pk)))
                        .updateExpression("ADD n :n")
                        .expressionAttributeValues(item(":n", n(amount))))
                .build();
    }
}

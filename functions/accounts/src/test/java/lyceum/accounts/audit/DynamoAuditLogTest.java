package lyceum.accounts.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import lyceum.accounts.audit.Verification.Break;
import lyceum.accounts.audit.Verification.Reason;
import lyceum.contract.accounts.AuditType;
import lyceum.platform.Ids;
import lyceum.platform.testing.TestTables;
import lyceum.tables.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

class DynamoAuditLogTest extends AuditLogContract {
    private static final String TABLE = "accounts";

    private final Tables tables = Tables.inMemory();
    private final DynamoAuditLog log = new DynamoAuditLog(TABLE, tables.client(), clock, Ids.secure(clock));

    @BeforeEach
    void create() {
        TestTables.create(tables.client(), TABLE);
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Override
    AuditLog log() {
        return log;
    }

    @Test
    void anEffectAndItsEventsAreCommittedTogether() {
        assertThat(log.commit(List.of(put("THING#1")), List.of(event("org_a", AuditType.KEY_CREATED, "1"))))
                .isEmpty();

        assertThat(item("THING#1", "THING")).isNotEmpty();
        assertThat(log.head("org_a", MONTH).sequence()).isEqualTo(1);
    }

    @Test
    void anEffectThatIsRefusedLeavesNoEvent() {
        log.commit(List.of(put("THING#1")), List.of(event("org_a", AuditType.KEY_CREATED, "1")));

        assertThat(log.commit(
                        List.of(put("THING#0"), put("THING#1")), List.of(event("org_a", AuditType.KEY_CREATED, "2"))))
                .isEqualTo(Set.of(1));
        assertThat(item("THING#0", "THING")).isEmpty();
        assertThat(log.head("org_a", MONTH).sequence()).isEqualTo(1);
    }

    @Test
    void aLostRaceIsRunAgainFromTheHeadThatTheRefusalTold() {
        var overtaken = new Overtaken(
                tables.client(), () -> log.append(List.of(event("org_a", AuditType.KEY_CREATED, "first"))));
        var slow = new DynamoAuditLog(TABLE, overtaken, clock, Ids.secure(clock), _ -> {});

        assertThat(slow.commit(List.of(put("THING#1")), List.of(event("org_a", AuditType.KEY_CREATED, "second"))))
                .isEmpty();

        assertThat(log.rising("org_a", MONTH, 1, 10))
                .extracting(AuditEntry::target)
                .containsExactly("first", "second");
        assertThat(verified("org_a").broken()).isEmpty();
        assertThat(overtaken.reads).hasValue(1);
        assertThat(overtaken.writes).hasValue(2);
    }

    @Test
    void aChainThatCannotGoOnRefusesTheEffect() {
        append(1);
        tables.client().deleteItem(delete -> delete.tableName(TABLE).key(AuditItems.headKey("org_a", MONTH)));
        var stuck = new DynamoAuditLog(TABLE, tables.client(), clock, Ids.secure(clock), _ -> {});

        assertThatThrownBy(() ->
                        stuck.commit(List.of(put("THING#1")), List.of(event("org_a", AuditType.KEY_CREATED, "2"))))
                .hasMessage("A chain of the audit log stayed too busy.");
        assertThat(item("THING#1", "THING")).isEmpty();
    }

    @Test
    void aChangedValueIsFound() {
        append(5);
        for (String name : List.of("type", "actor", "target", "outcome", "network", "request_id")) {
            var before = entry(3);
            tamper(3, item -> item.put(name, AttributeValue.fromS("forged")));
            assertThat(verified("org_a").broken()).as(name).contains(new Break(3, Reason.CHANGED));
            restore(before);
        }
        tamper(3, item -> item.put("time", AttributeValue.fromN("1")));
        assertThat(verified("org_a").broken()).contains(new Break(3, Reason.CHANGED));
        tamper(3, item -> item.put("time", AttributeValue.fromS("yesterday")));
        assertThat(verified("org_a").broken()).contains(new Break(3, Reason.CHANGED));
        tamper(3, item -> item.remove("actor"));
        assertThat(verified("org_a").broken()).contains(new Break(3, Reason.CHANGED));
    }

    @Test
    void aRewrittenEntryIsFoundAtTheNext() {
        append(5);
        AuditEntry second = log.entry("org_a", MONTH, 2).orElseThrow();
        AuditEntry forged = Head.after(second).next(event("org_a", AuditType.KEY_REVOKED, "forged"), now.get());
        restore(AuditItems.item(forged));

        assertThat(verified("org_a")).satisfies(found -> {
            assertThat(found.checked()).isEqualTo(3);
            assertThat(found.broken()).contains(new Break(4, Reason.UNLINKED));
        });
    }

    @Test
    void aMissingEntryIsFound() {
        append(5);
        tables.client().deleteItem(delete -> delete.tableName(TABLE).key(AuditItems.entryKey("org_a", MONTH, 2)));

        assertThat(verified("org_a").broken()).contains(new Break(2, Reason.MISSING));
    }

    @Test
    void aCutEndIsFound() {
        append(5);
        tables.client().deleteItem(delete -> delete.tableName(TABLE).key(AuditItems.entryKey("org_a", MONTH, 5)));
        assertThat(verified("org_a").broken()).contains(new Break(5, Reason.MISSING));
    }

    @Test
    void aForgedLastEntryIsFoundAtTheHead() {
        append(5);
        AuditEntry fourth = log.entry("org_a", MONTH, 4).orElseThrow();
        restore(AuditItems.item(Head.after(fourth).next(event("org_a", AuditType.KEY_REVOKED, "forged"), now.get())));

        assertThat(verified("org_a").broken()).contains(new Break(5, Reason.HEAD));
    }

    @Test
    void aHeadThatWasPutBackIsFound() {
        append(3);
        var old = tables.client()
                .getItem(get -> get.tableName(TABLE).key(AuditItems.headKey("org_a", MONTH)))
                .item();
        append(2);
        restore(old);

        var found = new VerifyAudit(log, 100).verify("org_a", MONTH, Optional.empty());
        assertThat(found.so().broken()).contains(new Break(4, Reason.HEAD));
    }

    private void append(int events) {
        IntStream.rangeClosed(1, events)
                .forEach(i -> log.append(List.of(event("org_a", AuditType.KEY_CREATED, Integer.toString(i)))));
    }

    private void tamper(long sequence, Consumer<Map<String, AttributeValue>> change) {
        var item = new HashMap<>(entry(sequence));
        change.accept(item);
        restore(item);
    }

    private void restore(Map<String, AttributeValue> item) {
        tables.client().putItem(put -> put.tableName(TABLE).item(item));
    }

    private Map<String, AttributeValue> entry(long sequence) {
        return tables.client()
                .getItem(get -> get.tableName(TABLE).key(AuditItems.entryKey("org_a", MONTH, sequence)))
                .item();
    }

    private Map<String, AttributeValue> item(String pk, String sk) {
        return tables.client()
                .getItem(get -> get.tableName(TABLE).key(Map.of("PK", AuditItems.text(pk), "SK", AuditItems.text(sk))))
                .item();
    }

    private static TransactWriteItem put(String pk) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(TABLE)
                        .item(Map.of("PK", AuditItems.text(pk), "SK", AuditItems.text("THING")))
                        .conditionExpression("attribute_not_exists(PK)"))
                .build();
    }

    /** A table where another writer is quicker, once: after the head was read and before the transaction. */
    private static final class Overtaken implements DynamoDbClient {
        private final DynamoDbClient dynamo;
        private final Runnable other;
        private final AtomicInteger reads = new AtomicInteger();
        private final AtomicInteger writes = new AtomicInteger();

        Overtaken(DynamoDbClient dynamo, Runnable other) {
            this.dynamo = dynamo;
            this.other = other;
        }

        @Override
        public GetItemResponse getItem(GetItemRequest get) {
            reads.incrementAndGet();
            return dynamo.getItem(get);
        }

        @Override
        public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest write) {
            if (writes.getAndIncrement() == 0) {
                other.run();
            }
            return dynamo.transactWriteItems(write);
        }

        @Override
        public String serviceName() {
            return dynamo.serviceName();
        }

        @Override
        public void close() {}
    }
}

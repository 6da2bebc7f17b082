package lyceum.accounts.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lyceum.platform.Ids;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Chains in the accounts table. */
public final class DynamoAuditLog implements AuditLog {
    /** With sixteen writers at once an attempt wins every sixteenth time: this many do not lose in a row. */
    private static final int ATTEMPTS = 250;

    private static final int PAUSE_MAX_MILLIS = 8;
    private static final String REFUSED = "ConditionalCheckFailed";
    private static final String CONFLICT = "TransactionConflict";

    private final String table;
    private final DynamoDbClient dynamo;
    private final InstantSource clock;
    private final Ids ids;
    private final Pause pause;

    DynamoAuditLog(String table, DynamoDbClient dynamo, InstantSource clock, Ids ids, Pause pause) {
        this.table = table;
        this.dynamo = dynamo;
        this.clock = clock;
        this.ids = ids;
        this.pause = pause;
    }

    public DynamoAuditLog(String table, DynamoDbClient dynamo, InstantSource clock, Ids ids) {
        this(table, dynamo, clock, ids, Thread::sleep);
    }

    /** Waits; a writer that lost a race lets the others go on. */
    @FunctionalInterface
    interface Pause {
        void until(Duration passed) throws InterruptedException;
    }

    /**
     * Commits an effect and the events that tell of it, all or nothing: one read of the head of each chain and one transaction,
     * and one more transaction for each race lost to another writer of the chain.
     *
     * @param effect at most 90 writes, each of another item
     * @return the places in {@code effect} whose condition did not hold; empty if everything was committed
     * @throws IllegalStateException if the chain stays too busy; nothing was committed
     */
    public Set<Integer> commit(List<TransactWriteItem> effect, List<AuditEvent> events) {
        var heads = new LinkedHashMap<String, Head>();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Instant now = clock.instant();
            events.forEach(event -> heads.computeIfAbsent(event.chain(), chain -> head(chain, Head.monthOf(now))));
            List<Head> before = List.copyOf(heads.values());
            var writes = new ArrayList<>(effect);
            writes.addAll(appended(before, events, now));
            try {
                dynamo.transactWriteItems(transaction -> transaction.transactItems(writes));
                return Set.of();
            } catch (TransactionCanceledException cancelled) {
                Set<Integer> lost = lost(cancelled, effect.size());
                if (!lost.isEmpty()) {
                    return lost;
                }
                catchUp(cancelled, effect.size(), before, heads);
            }
            rest(attempt);
        }
        throw new IllegalStateException("A chain of the audit log stayed too busy.");
    }

    @Override
    public void append(List<AuditEvent> events) {
        commit(List.of(), events);
    }

    @Override
    public Head head(String chain, YearMonth month) {
        var found = dynamo.getItem(get ->
                get.tableName(table).key(AuditItems.headKey(chain, month)).consistentRead(true));
        return found.hasItem() ? AuditItems.head(chain, month, found.item()) : Head.empty(chain, month);
    }

    @Override
    public Optional<AuditEntry> entry(String chain, YearMonth month, long sequence) {
        var found = dynamo.getItem(get -> get.tableName(table)
                .key(AuditItems.entryKey(chain, month, sequence))
                .consistentRead(true));
        return found.hasItem() ? Optional.of(AuditItems.entry(chain, month, found.item())) : Optional.empty();
    }

    @Override
    public List<AuditEntry> rising(String chain, YearMonth month, long from, int limit) {
        return entries(chain, month, Math.max(from, 0), Long.MAX_VALUE, true, limit);
    }

    @Override
    public List<AuditEntry> falling(String chain, YearMonth month, long from, int limit) {
        return entries(chain, month, 0, from, false, limit);
    }

    /** First the heads, each on the condition that nobody has moved it, then the events. */
    private List<TransactWriteItem> appended(List<Head> before, List<AuditEvent> events, Instant now) {
        var after = new LinkedHashMap<String, Head>();
        before.forEach(head -> after.put(head.chain(), head));
        var entries = new ArrayList<TransactWriteItem>();
        for (AuditEvent event : events) {
            AuditEntry entry = after.getOrDefault(event.chain(), Head.empty(event.chain(), Head.monthOf(now)))
                    .next(event, now);
            after.put(event.chain(), Head.after(entry));
            entries.add(
                    put(Put.builder().item(AuditItems.item(entry)).conditionExpression("attribute_not_exists(PK)")));
        }
        var writes = new ArrayList<TransactWriteItem>();
        before.forEach(head -> writes.add(moved(head, after.getOrDefault(head.chain(), head))));
        writes.addAll(entries);
        return writes;
    }

    private TransactWriteItem moved(Head from, Head to) {
        var put = Put.builder()
                .item(AuditItems.item(to))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        return put(
                from.sequence() == 0
                        ? put.conditionExpression("attribute_not_exists(PK)")
                        : put.conditionExpression("#hash = :hash")
                                .expressionAttributeNames(Map.of("#hash", "hash"))
                                .expressionAttributeValues(Map.of(":hash", AuditItems.text(from.hash()))));
    }

    private TransactWriteItem put(Put.Builder put) {
        return TransactWriteItem.builder().put(put.tableName(table).build()).build();
    }

    private static Set<Integer> lost(TransactionCanceledException cancelled, int effects) {
        var lost = new TreeSet<Integer>();
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        for (int i = 0; i < effects; i++) {
            if (REFUSED.equals(reasons.get(i).code())) {
                lost.add(i);
            }
        }
        return lost;
    }

    /** Takes the heads that others have moved from the refusal; a head that it does not tell is read anew. */
    private static void catchUp(
            TransactionCanceledException cancelled, int effects, List<Head> before, Map<String, Head> heads) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        if (reasons.stream().noneMatch(reason -> REFUSED.equals(reason.code()) || CONFLICT.equals(reason.code()))) {
            throw cancelled;
        }
        for (int i = 0; i < before.size(); i++) {
            Head old = before.get(i);
            CancellationReason reason = reasons.get(effects + i);
            if (reason.hasItem()) {
                heads.put(old.chain(), AuditItems.head(old.chain(), old.month(), reason.item()));
            } else {
                heads.remove(old.chain());
            }
        }
    }

    /**
     * The refusal told the new head, so going on at once is as good as being first; the pause only keeps writers out of step. One
     * that grew with each loss would let newcomers overtake for ever.
     */
    private void rest(int attempt) {
        int millis = Math.floorMod(ids.random(1)[0], 1 + Math.min(PAUSE_MAX_MILLIS, attempt));
        try {
            pause.until(Duration.ofMillis(millis));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while appending to the audit log.", stopped);
        }
    }

    private List<AuditEntry> entries(String chain, YearMonth month, long from, long to, boolean rising, int limit) {
        var entries = new ArrayList<AuditEntry>();
        Map<String, AttributeValue> start = Map.of();
        do {
            var query = QueryRequest.builder()
                    .tableName(table)
                    .keyConditionExpression("PK = :pk AND SK BETWEEN :from AND :to")
                    .expressionAttributeValues(Map.of(
                            ":pk", AuditItems.text(AuditItems.partition(chain, month)),
                            ":from", AuditItems.text(AuditItems.sort(from)),
                            ":to", AuditItems.text(AuditItems.sort(Math.min(to, AuditItems.SEQUENCE_MAX)))))
                    .scanIndexForward(rising)
                    .consistentRead(true)
                    .limit(limit - entries.size());
            var page = dynamo.query(
                    start.isEmpty()
                            ? query.build()
                            : query.exclusiveStartKey(start).build());
            page.items().forEach(item -> entries.add(AuditItems.entry(chain, month, item)));
            start = page.lastEvaluatedKey();
        } while (!start.isEmpty() && entries.size() < limit);
        return entries;
    }
}

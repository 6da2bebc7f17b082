package lyceum.accounts.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.audit.DynamoAuditLog;
import lyceum.platform.http.Claim;
import lyceum.platform.http.DynamoReplays;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Conditional writes of the accounts table, each in one transaction with the events that tell of it and the claim on its answer. */
public final class Writes {
    private final String table;
    private final DynamoAuditLog audit;
    private final DynamoReplays replays;

    public Writes(String table, DynamoAuditLog audit, DynamoReplays replays) {
        this.table = table;
        this.audit = audit;
        this.replays = replays;
    }

    /**
     * Writes all or nothing.
     *
     * @return the places in {@code effect} whose condition did not hold; empty where everything was written
     * @throws Claim.Taken if the claim's key was not free
     */
    public Set<Integer> commit(List<TransactWriteItem> effect, List<AuditEvent> events, Optional<Claim> claim) {
        var writes = new ArrayList<TransactWriteItem>();
        claim.map(replays::put).ifPresent(writes::add);
        int first = writes.size();
        writes.addAll(effect);
        Set<Integer> lost = audit.commit(writes, events);
        if (first == 1 && lost.contains(0)) {
            throw new Claim.Taken();
        }
        if (lost.isEmpty()) {
            claim.ifPresent(Claim::written);
        }
        return lost.stream().map(place -> place - first).collect(Collectors.toUnmodifiableSet());
    }

    /** An item to be added where there is none with its key. */
    public TransactWriteItem added(Map<String, AttributeValue> item) {
        return put(Put.builder().item(item).conditionExpression("attribute_not_exists(PK)"));
    }

    /** A part of a transaction on this table. */
    public TransactWriteItem put(Put.Builder put) {
        return TransactWriteItem.builder().put(put.tableName(table).build()).build();
    }
}

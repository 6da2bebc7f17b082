package lyceum.accounts.keys;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.table.Keys;
import lyceum.accounts.table.Writes;
import lyceum.contract.Tier;
import lyceum.platform.http.Claim;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Keys in the accounts table, in two items each. */
public final class DynamoKeyRing implements KeyRing {
    private static final String EXISTS = "attribute_exists(PK)";

    private final String table;
    private final DynamoDbClient dynamo;
    private final Writes writes;

    public DynamoKeyRing(String table, DynamoDbClient dynamo, Writes writes) {
        this.table = table;
        this.dynamo = dynamo;
        this.writes = writes;
    }

    @Override
    public void open(Organisation organisation, KeyCard card, StoredKey key, List<AuditEvent> events) {
        var effect = List.of(
                writes.added(OrganisationItems.item(organisation)),
                writes.added(KeyItems.item(card)),
                writes.added(KeyItems.item(key)));
        if (!writes.commit(effect, events, Optional.empty()).isEmpty()) {
            throw new IllegalStateException("An id is taken");
        }
    }

    @Override
    public boolean add(KeyCard card, StoredKey key, List<AuditEvent> events, Optional<Claim> claim) {
        var inTier = TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table)
                        .key(Keys.organisation(card.organisation()))
                        .conditionExpression("#tier = :tier")
                        .expressionAttributeNames(Map.of("#tier", OrganisationItems.TIER))
                        .expressionAttributeValues(
                                Map.of(":tier", AttributeValue.fromS(card.plan().word()))))
                .build();
        var lost = writes.commit(
                List.of(inTier, writes.added(KeyItems.item(card)), writes.added(KeyItems.item(key))), events, claim);
        if (lost.contains(1) || lost.contains(2)) {
            throw new IllegalStateException("An id is taken");
        }
        return lost.isEmpty();
    }

    @Override
    public Optional<KeyCard> find(String organisation, String id) {
        var found = dynamo.getItem(
                get -> get.tableName(table).key(KeyItems.card(organisation, id)).consistentRead(true));
        return found.hasItem() ? Optional.of(KeyItems.card(found.item())) : Optional.empty();
    }

    @Override
    public List<KeyCard> list(String organisation, Optional<String> after, int limit) {
        Map<String, AttributeValue> start =
                after.map(id -> KeyItems.card(organisation, id)).orElse(Map.of());
        return dynamo.query(cards(organisation, start).limit(limit).build()).items().stream()
                .map(KeyItems::card)
                .toList();
    }

    @Override
    public boolean rotate(KeyCard card, String hash, Instant until, List<AuditEvent> events, Optional<Claim> claim) {
        var overlap = AttributeValue.fromS(until.toString());
        var checked = TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(KeyItems.key(card.id()))
                        .updateExpression("SET #previous = #hash, #until = :until, #hash = :hash")
                        .conditionExpression(EXISTS)
                        .expressionAttributeNames(Map.of(
                                "#hash", KeyItems.HASH,
                                "#previous", KeyItems.PREVIOUS,
                                "#until", KeyItems.PREVIOUS_UNTIL))
                        .expressionAttributeValues(Map.of(":until", overlap, ":hash", AttributeValue.fromS(hash))))
                .build();
        var listed = TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(KeyItems.card(card.organisation(), card.id()))
                        .updateExpression("SET #until = :until, #rotated = :rotated")
                        .conditionExpression(EXISTS)
                        .expressionAttributeNames(
                                Map.of("#until", KeyItems.PREVIOUS_UNTIL, "#rotated", KeyItems.ROTATED))
                        .expressionAttributeValues(Map.of(
                                ":until",
                                overlap,
                                ":rotated",
                                AttributeValue.fromS(
                                        card.rotated().orElseThrow().toString()))))
                .build();
        return writes.commit(List.of(checked, listed), events, claim).isEmpty();
    }

    @Override
    public boolean remove(KeyCard card, List<AuditEvent> events) {
        var checked = TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table).key(KeyItems.key(card.id())))
                .build();
        var listed = TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table)
                        .key(KeyItems.card(card.organisation(), card.id()))
                        .conditionExpression(EXISTS))
                .build();
        return writes.commit(List.of(checked, listed), events, Optional.empty()).isEmpty();
    }

    @Override
    public void moved(KeyCard card, Tier plan) {
        var noted = TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(KeyItems.card(card.organisation(), card.id()))
                        .updateExpression("SET #plan = :plan")
                        .conditionExpression(EXISTS)
                        .expressionAttributeNames(Map.of("#plan", KeyItems.PLAN))
                        .expressionAttributeValues(Map.of(":plan", AttributeValue.fromS(plan.word()))))
                .build();
        writes.commit(List.of(noted), List.of(), Optional.empty());
    }

    private QueryRequest.Builder cards(String organisation, Map<String, AttributeValue> start) {
        var query = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("PK = :pk AND begins_with(SK, :sk)")
                .expressionAttributeValues(Map.of(
                        ":pk", Keys.organisationPartition(organisation), ":sk", AttributeValue.fromS(KeyItems.CARD)))
                .consistentRead(true);
        return start.isEmpty() ? query : query.exclusiveStartKey(start);
    }
}

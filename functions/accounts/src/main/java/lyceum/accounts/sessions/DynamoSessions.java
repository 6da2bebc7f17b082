package lyceum.accounts.sessions;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.people.User;
import lyceum.accounts.table.Item;
import lyceum.accounts.table.Keys;
import lyceum.accounts.table.Writes;
import lyceum.platform.http.Claim;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Sessions in the accounts table. */
public final class DynamoSessions implements Sessions {
    /** Leaves room in a transaction for the password, the events and the claim. */
    private static final int ENDED_AT_ONCE = 80;

    private final String table;
    private final DynamoDbClient dynamo;
    private final Writes writes;
    private final InstantSource clock;

    public DynamoSessions(String table, DynamoDbClient dynamo, Writes writes, InstantSource clock) {
        this.table = table;
        this.dynamo = dynamo;
        this.writes = writes;
        this.clock = clock;
    }

    @Override
    public boolean open(Session session, SignedIn user, List<AuditEvent> events) {
        var effect = new ArrayList<TransactWriteItem>();
        effect.add(writes.added(SessionItems.of(session)));
        effect.add(remembered(user));
        effect.add(deleted(Keys.guesses(user.user().email(), user.address())));
        if (!session.organisation().isEmpty()) {
            effect.add(isMember(session));
        }
        return writes.commit(effect, events, Optional.empty()).isEmpty();
    }

    @Override
    public Optional<Session> find(String userId, String sessionId) {
        if (!Keys.wellFormed(userId) || !Keys.wellFormed(sessionId)) {
            return Optional.empty();
        }
        var found = dynamo.getItem(
                get -> get.tableName(table).key(Keys.session(userId, sessionId)).consistentRead(true));
        return found.hasItem()
                ? Optional.of(SessionItems.session(found.item())).filter(this::current)
                : Optional.empty();
    }

    @Override
    public List<Session> of(String userId) {
        return items(userId, Keys.SESSION)
                .map(SessionItems::session)
                .filter(this::current)
                .limit(LISTED)
                .toList();
    }

    @Override
    public List<String> organisations(String userId) {
        return items(userId, Keys.MEMBER)
                .map(item -> Keys.id(Item.of(item).sortKey()))
                .sorted()
                .toList();
    }

    @Override
    public Renewal renew(Session next, String turnHash, List<AuditEvent> events) {
        var effect = new ArrayList<TransactWriteItem>();
        effect.add(writes.put(Put.builder()
                .item(SessionItems.of(next))
                .conditionExpression("turn_hash = :before")
                .expressionAttributeValues(Map.of(":before", AttributeValue.fromS(turnHash)))));
        if (!next.organisation().isEmpty()) {
            effect.add(isMember(next));
        }
        Set<Integer> lost = writes.commit(effect, events, Optional.empty());
        if (lost.isEmpty()) {
            return Renewal.RENEWED;
        }
        return lost.contains(0) ? Renewal.OVERTAKEN : Renewal.NO_MEMBER;
    }

    @Override
    public boolean end(String userId, String sessionId, List<AuditEvent> events) {
        if (!Keys.wellFormed(sessionId)) {
            return false;
        }
        var delete = TransactWriteItem.builder()
                .delete(Delete.builder()
                        .tableName(table)
                        .key(Keys.session(userId, sessionId))
                        .conditionExpression("attribute_exists(PK)")
                        .build())
                .build();
        return writes.commit(List.of(delete), events, Optional.empty()).isEmpty();
    }

    /**
     * The sessions that are seen end with the password; those beyond a transaction's size, and those that were being begun, at
     * once after it.
     */
    @Override
    public boolean changePassword(User user, String hash, String but, List<AuditEvent> events, Optional<Claim> claim) {
        var effect = new ArrayList<TransactWriteItem>();
        effect.add(TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(Keys.user(user.id()))
                        .updateExpression("SET password_hash = :hash")
                        .conditionExpression("password_hash = :before")
                        .expressionAttributeValues(Map.of(
                                ":hash", AttributeValue.fromS(hash),
                                ":before", AttributeValue.fromS(user.passwordHash()))))
                .build());
        others(user.id(), Optional.of(but)).stream()
                .limit(ENDED_AT_ONCE)
                .forEach(id -> effect.add(deleted(Keys.session(user.id(), id))));
        if (!writes.commit(effect, events, claim).isEmpty()) {
            return false;
        }
        endAll(user.id(), Optional.of(but));
        return true;
    }

    @Override
    public void endAll(String userId, Optional<String> but) {
        others(userId, but)
                .forEach(id ->
                        dynamo.deleteItem(delete -> delete.tableName(table).key(Keys.session(userId, id))));
    }

    private List<String> others(String userId, Optional<String> but) {
        return items(userId, Keys.SESSION)
                .map(item -> Keys.id(Item.of(item).sortKey()))
                .filter(id -> !but.equals(Optional.of(id)))
                .toList();
    }

    private boolean current(Session session) {
        return session.current(clock.instant());
    }

    /** A person's items whose sort keys begin so, the highest first. */
    private Stream<Map<String, AttributeValue>> items(String userId, String prefix) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("PK = :pk AND begins_with(SK, :prefix)")
                        .expressionAttributeValues(
                                Map.of(":pk", Keys.userPartition(userId), ":prefix", AttributeValue.fromS(prefix)))
                        .scanIndexForward(false)
                        .consistentRead(true))
                .items()
                .stream();
    }

    private TransactWriteItem remembered(SignedIn user) {
        var values = new HashMap<String, AttributeValue>();
        values.put(":organisation", AttributeValue.fromS(user.organisation()));
        values.put(":tried", AttributeValue.fromS(user.user().passwordHash()));
        if (!user.networks().isEmpty()) {
            values.put(
                    ":networks",
                    AttributeValue.fromSs(user.networks().stream().sorted().toList()));
        }
        String networks = user.networks().isEmpty() ? "" : ", networks = :networks";
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(Keys.user(user.user().id()))
                        .updateExpression("SET organisation = :organisation" + networks)
                        .conditionExpression("password_hash = :tried")
                        .expressionAttributeValues(values))
                .build();
    }

    private TransactWriteItem deleted(Map<String, AttributeValue> key) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table).key(key))
                .build();
    }

    private TransactWriteItem isMember(Session session) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table)
                        .key(Keys.membership(session.userId(), session.organisation()))
                        .conditionExpression("attribute_exists(PK)"))
                .build();
    }
}

package lyceum.accounts.leaving;

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
import lyceum.accounts.people.UserItems;
import lyceum.accounts.table.Item;
import lyceum.accounts.table.Keys;
import lyceum.accounts.table.Writes;
import lyceum.contract.Role;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** People who leave the accounts table, each in one transaction: at most ten memberships with two events each fit into it. */
public final class DynamoDepartures implements Departures {
    /** What a closed organisation is called: its own name may be its owner's. */
    private static final String CLOSED = "Closed organisation";

    private static final String ROLES = "roles";
    private static final int ENDED_AT_ONCE = 25;

    private final String table;
    private final DynamoDbClient dynamo;
    private final Writes writes;
    private final InstantSource clock;

    public DynamoDepartures(String table, DynamoDbClient dynamo, Writes writes, InstantSource clock) {
        this.table = table;
        this.dynamo = dynamo;
        this.writes = writes;
        this.clock = clock;
    }

    @Override
    public List<Belonging> of(String userId) {
        return items(Keys.userPartition(userId), Keys.MEMBER)
                .map(membership -> belonging(userId, membership))
                .toList();
    }

    /** The organisation is read before its members: whoever joins between them is noticed. */
    private Belonging belonging(String userId, Item membership) {
        String organisation = Keys.id(membership.sortKey());
        Item of = Item.of(dynamo.getItem(get -> get.tableName(table)
                        .key(Keys.organisation(organisation))
                        .consistentRead(true))
                .item());
        Set<String> roles = membership.texts(ROLES);
        boolean owner = roles.contains(Role.OWNER.word());
        List<Item> others = owner
                ? items(Keys.organisationPartition(organisation), Keys.MEMBER)
                        .filter(item -> !Keys.id(item.sortKey()).equals(userId))
                        .toList()
                : List.of();
        Optional<String> otherOwner = others.stream()
                .filter(item -> item.texts(ROLES).contains(Role.OWNER.word()))
                .map(item -> Keys.id(item.sortKey()))
                .findFirst();
        return new Belonging(
                organisation,
                of.text("name"),
                roles,
                owner,
                !others.isEmpty(),
                otherOwner,
                of.numberIf(Keys.JOINS).orElse(0L));
    }

    @Override
    public boolean leave(User user, List<Belonging> belongings, List<AuditEvent> events) {
        var effect = new ArrayList<TransactWriteItem>();
        effect.add(writes.put(Put.builder()
                .item(UserItems.erased(user, clock.instant()))
                .conditionExpression("password_hash = :tried")
                .expressionAttributeValues(Map.of(":tried", AttributeValue.fromS(user.passwordHash())))));
        effect.add(deleted(Keys.email(user.email())));
        for (Belonging belonging : belongings) {
            effect.add(left(Keys.membership(user.id(), belonging.organisation()), belonging));
            effect.add(left(Keys.member(belonging.organisation(), user.id()), belonging));
            if (belonging.closes()) {
                effect.add(closed(belonging));
            }
            belonging.otherOwner().ifPresent(other -> effect.add(owns(belonging.organisation(), other)));
        }
        sessions(user).stream().limit(ENDED_AT_ONCE).forEach(key -> effect.add(deleted(key)));
        if (!writes.commit(effect, events, Optional.empty()).isEmpty()) {
            return false;
        }
        // Those that did not fit, and those that were begun meanwhile; none of them opens anything any more.
        sessions(user)
                .forEach(key ->
                        dynamo.deleteItem(delete -> delete.tableName(table).key(key)));
        return true;
    }

    private TransactWriteItem left(Map<String, AttributeValue> key, Belonging belonging) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table)
                        .key(key)
                        .conditionExpression("#roles = :roles")
                        .expressionAttributeNames(Map.of("#roles", ROLES))
                        .expressionAttributeValues(Map.of(
                                ":roles",
                                AttributeValue.fromSs(
                                        belonging.roles().stream().sorted().toList()))))
                .build();
    }

    /** On the condition that nobody has joined since it was read. */
    private TransactWriteItem closed(Belonging belonging) {
        String joins = belonging.joins() == 0 ? "attribute_not_exists(joins)" : "joins = :joins";
        var values = new HashMap<String, AttributeValue>(Map.of(
                ":name", AttributeValue.fromS(CLOSED),
                ":now", AttributeValue.fromS(clock.instant().toString())));
        if (belonging.joins() > 0) {
            values.put(":joins", AttributeValue.fromN(Long.toString(belonging.joins())));
        }
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(Keys.organisation(belonging.organisation()))
                        .updateExpression("SET #name = :name, closed_at = :now")
                        .conditionExpression("attribute_exists(PK) AND " + joins)
                        .expressionAttributeNames(Map.of("#name", "name"))
                        .expressionAttributeValues(values))
                .build();
    }

    private TransactWriteItem owns(String organisation, String user) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table)
                        .key(Keys.member(organisation, user))
                        .conditionExpression("contains(#roles, :owner)")
                        .expressionAttributeNames(Map.of("#roles", ROLES))
                        .expressionAttributeValues(Map.of(":owner", AttributeValue.fromS(Role.OWNER.word()))))
                .build();
    }

    private List<Map<String, AttributeValue>> sessions(User user) {
        return items(Keys.userPartition(user.id()), Keys.SESSION)
                .map(item -> Keys.session(user.id(), Keys.id(item.sortKey())))
                .toList();
    }

    private TransactWriteItem deleted(Map<String, AttributeValue> key) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table).key(key))
                .build();
    }

    private Stream<Item> items(AttributeValue partition, String prefix) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("PK = :pk AND begins_with(SK, :prefix)")
                        .expressionAttributeValues(Map.of(":pk", partition, ":prefix", AttributeValue.fromS(prefix)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(Item::of);
    }
}

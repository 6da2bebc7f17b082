package lyceum.accounts.organisations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.invitations.InvitationItems;
import lyceum.accounts.table.Item;
import lyceum.accounts.table.Keys;
import lyceum.accounts.table.Memberships;
import lyceum.accounts.table.Writes;
import lyceum.contract.Role;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Members in the accounts table, in two items each. */
public final class DynamoMembers implements Members {
    private static final String SAME = "#roles = :roles";
    private static final Map<String, String> ROLES = Map.of("#roles", "roles");

    private final String table;
    private final DynamoDbClient dynamo;
    private final Writes writes;

    public DynamoMembers(String table, DynamoDbClient dynamo, Writes writes) {
        this.table = table;
        this.dynamo = dynamo;
        this.writes = writes;
    }

    @Override
    public Optional<Member> find(String organisation, String user) {
        if (!Keys.wellFormed(user)) {
            return Optional.empty();
        }
        var found = dynamo.getItem(
                get -> get.tableName(table).key(Keys.member(organisation, user)).consistentRead(true));
        return found.hasItem() ? Optional.of(member(found.item())) : Optional.empty();
    }

    @Override
    public List<Member> list(String organisation, Optional<String> after, int limit) {
        var query = members(organisation).limit(limit);
        after.ifPresent(user -> query.exclusiveStartKey(Keys.member(organisation, user)));
        return dynamo.query(query.build()).items().stream()
                .map(DynamoMembers::member)
                .toList();
    }

    @Override
    public Optional<String> otherOwner(String organisation, String user) {
        Map<String, AttributeValue> start = Map.of();
        do {
            var query = members(organisation);
            var page = dynamo.query(
                    start.isEmpty()
                            ? query.build()
                            : query.exclusiveStartKey(start).build());
            Optional<String> other = page.items().stream()
                    .map(DynamoMembers::member)
                    .filter(member -> member.owns() && !member.user().equals(user))
                    .map(Member::user)
                    .findFirst();
            if (other.isPresent()) {
                return other;
            }
            start = page.lastEvaluatedKey();
        } while (!start.isEmpty());
        return Optional.empty();
    }

    @Override
    public boolean change(Member now, Member next, Optional<String> owner, List<AuditEvent> events) {
        var effect = new ArrayList<TransactWriteItem>();
        for (var key : keys(now)) {
            effect.add(writes.put(Put.builder()
                    .item(InvitationItems.membership(key, next.roles(), next.since()))
                    .conditionExpression(SAME)
                    .expressionAttributeNames(ROLES)
                    .expressionAttributeValues(Map.of(":roles", words(now)))));
        }
        owner.ifPresent(other -> effect.add(stillOwns(now.organisation(), other)));
        return writes.commit(effect, events, Optional.empty()).isEmpty();
    }

    @Override
    public boolean remove(Member now, Optional<String> owner, List<AuditEvent> events) {
        var effect = new ArrayList<TransactWriteItem>();
        for (var key : keys(now)) {
            effect.add(TransactWriteItem.builder()
                    .delete(delete -> delete.tableName(table)
                            .key(key)
                            .conditionExpression(SAME)
                            .expressionAttributeNames(ROLES)
                            .expressionAttributeValues(Map.of(":roles", words(now))))
                    .build());
        }
        effect.add(Memberships.fewer(table, now.user()));
        owner.ifPresent(other -> effect.add(stillOwns(now.organisation(), other)));
        return writes.commit(effect, events, Optional.empty()).isEmpty();
    }

    private TransactWriteItem stillOwns(String organisation, String user) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table)
                        .key(Keys.member(organisation, user))
                        .conditionExpression("contains(#roles, :owner)")
                        .expressionAttributeNames(ROLES)
                        .expressionAttributeValues(Map.of(":owner", AttributeValue.fromS(Role.OWNER.word()))))
                .build();
    }

    private QueryRequest.Builder members(String organisation) {
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("PK = :pk AND begins_with(SK, :sk)")
                .expressionAttributeValues(Map.of(
                        ":pk", Keys.organisationPartition(organisation), ":sk", AttributeValue.fromS(Keys.MEMBER)))
                .consistentRead(true);
    }

    private static List<Map<String, AttributeValue>> keys(Member member) {
        return List.of(
                Keys.member(member.organisation(), member.user()),
                Keys.membership(member.user(), member.organisation()));
    }

    private static AttributeValue words(Member member) {
        return AttributeValue.fromSs(
                member.roles().stream().map(Role::word).sorted().toList());
    }

    private static Member member(Map<String, AttributeValue> attributes) {
        Item item = Item.of(attributes);
        return new Member(
                Keys.id(item.text(Keys.PK)),
                Keys.id(item.sortKey()),
                InvitationItems.roles(item),
                item.instant("since"));
    }
}

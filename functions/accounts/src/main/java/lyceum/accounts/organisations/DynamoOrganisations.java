package lyceum.accounts.organisations;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.invitations.InvitationItems;
import lyceum.accounts.keys.Organisation;
import lyceum.accounts.keys.OrganisationItems;
import lyceum.accounts.table.Item;
import lyceum.accounts.table.Keys;
import lyceum.accounts.table.Memberships;
import lyceum.accounts.table.Writes;
import lyceum.contract.Role;
import lyceum.platform.http.Claim;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Organisations in the accounts table. */
public final class DynamoOrganisations implements Organisations {
    private final String table;
    private final DynamoDbClient dynamo;
    private final Writes writes;

    public DynamoOrganisations(String table, DynamoDbClient dynamo, Writes writes) {
        this.table = table;
        this.dynamo = dynamo;
        this.writes = writes;
    }

    @Override
    public Optional<Organisation> find(String id) {
        var found = dynamo.getItem(
                get -> get.tableName(table).key(Keys.organisation(id)).consistentRead(true));
        return found.hasItem() ? Optional.of(OrganisationItems.organisation(found.item())) : Optional.empty();
    }

    @Override
    public List<Joined> of(String userId) {
        var memberships = dynamo
                .query(query -> query.tableName(table)
                        .keyConditionExpression("PK = :pk AND begins_with(SK, :sk)")
                        .expressionAttributeValues(
                                Map.of(":pk", Keys.userPartition(userId), ":sk", AttributeValue.fromS(Keys.MEMBER)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(Item::of)
                .toList();
        if (memberships.isEmpty()) {
            return List.of();
        }
        var keys = memberships.stream()
                .map(item -> Keys.organisation(Keys.id(item.sortKey())))
                .toList();
        var organisations = dynamo
                .batchGetItem(get -> get.requestItems(Map.of(
                        table,
                        KeysAndAttributes.builder()
                                .keys(keys)
                                .consistentRead(true)
                                .build())))
                .responses()
                .getOrDefault(table, List.of())
                .stream()
                .filter(item -> !item.containsKey(Keys.CLOSED_AT))
                .map(OrganisationItems::organisation)
                .collect(Collectors.toMap(Organisation::id, Function.identity()));
        return memberships.stream()
                .flatMap(item -> Optional.ofNullable(organisations.get(Keys.id(item.sortKey()))).stream()
                        .map(of -> new Joined(of, InvitationItems.roles(item), item.instant("since"))))
                .toList();
    }

    @Override
    public boolean add(Organisation organisation, String owner, List<AuditEvent> events, Optional<Claim> claim) {
        var roles = Set.of(Role.OWNER);
        var effect = List.of(
                Memberships.more(table, owner),
                writes.added(OrganisationItems.item(organisation)),
                writes.added(InvitationItems.membership(
                        Keys.member(organisation.id(), owner), roles, organisation.created())),
                writes.added(InvitationItems.membership(
                        Keys.membership(owner, organisation.id()), roles, organisation.created())));
        return writes.commit(effect, events, claim).isEmpty();
    }

    @Override
    public boolean replace(Organisation next, List<AuditEvent> events) {
        var update = TransactWriteItem.builder()
                .update(change -> change.tableName(table)
                        .key(Keys.organisation(next.id()))
                        .updateExpression("SET #name = :name, #tier = :tier, #version = :version")
                        .conditionExpression("#version = :before")
                        .expressionAttributeNames(Map.of(
                                "#name", OrganisationItems.NAME,
                                "#tier", OrganisationItems.TIER,
                                "#version", OrganisationItems.VERSION))
                        .expressionAttributeValues(Map.of(
                                ":name", AttributeValue.fromS(next.name()),
                                ":tier", AttributeValue.fromS(next.tier().word()),
                                ":version", AttributeValue.fromN(Long.toString(next.version())),
                                ":before", AttributeValue.fromN(Long.toString(next.version() - 1)))))
                .build();
        return writes.commit(List.of(update), events, Optional.empty()).isEmpty();
    }
}

package lyceum.accounts.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.invitations.Invitation;
import lyceum.accounts.invitations.InvitationItems;
import lyceum.accounts.table.Item;
import lyceum.accounts.table.Keys;
import lyceum.accounts.table.Writes;
import lyceum.contract.Role;
import lyceum.contract.Tier;
import lyceum.platform.http.Claim;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** People in the accounts table. */
public final class DynamoUsers implements Users {
    private final String table;
    private final DynamoDbClient dynamo;
    private final Writes writes;

    public DynamoUsers(String table, DynamoDbClient dynamo, Writes writes) {
        this.table = table;
        this.dynamo = dynamo;
        this.writes = writes;
    }

    @Override
    public Added add(User user, Optional<Invitation> invitation, List<AuditEvent> events, Optional<Claim> claim) {
        var effect = new ArrayList<TransactWriteItem>();
        effect.add(writes.added(
                Item.at(Keys.email(user.email())).text("user", user.id()).attributes()));
        effect.add(writes.added(UserItems.added(user)));
        effect.addAll(invitation
                .map(given -> InvitationItems.accepted(table, given, user.id(), user.created()))
                .orElseGet(() -> owned(user)));
        Set<Integer> lost = writes.commit(effect, events, claim);
        if (lost.isEmpty()) {
            return Added.DONE;
        }
        return lost.contains(0) ? Added.EMAIL_TAKEN : Added.INVITATION_GONE;
    }

    private List<TransactWriteItem> owned(User user) {
        var roles = Set.of(Role.OWNER);
        String organisation = user.organisation();
        return List.of(
                writes.added(organisation(user)),
                writes.added(
                        InvitationItems.membership(Keys.membership(user.id(), organisation), roles, user.created())),
                writes.added(InvitationItems.membership(Keys.member(organisation, user.id()), roles, user.created())));
    }

    @Override
    public Map<String, User> named(List<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var keys = KeysAndAttributes.builder()
                .keys(ids.stream().map(Keys::user).toList())
                .build();
        return dynamo.batchGetItemPaginator(get -> get.requestItems(Map.of(table, keys))).stream()
                .flatMap(page -> page.responses().getOrDefault(table, List.of()).stream())
                .filter(item -> !UserItems.erased(item))
                .map(UserItems::user)
                .collect(Collectors.toMap(User::id, Function.identity()));
    }

    @Override
    public Optional<User> find(String id) {
        return Keys.wellFormed(id)
                ? read(Keys.user(id)).filter(item -> !UserItems.erased(item)).map(UserItems::user)
                : Optional.empty();
    }

    @Override
    public Optional<String> idOf(String email) {
        return read(Keys.email(email)).map(item -> Item.of(item).text("user"));
    }

    @Override
    public boolean change(User next, List<AuditEvent> events) {
        var update = TransactWriteItem.builder()
                .update(change -> change.tableName(table)
                        .key(Keys.user(next.id()))
                        .updateExpression("SET #name = :name, bio = :bio, #locale = :locale, updated_at = :updated,"
                                + " version = :version")
                        .conditionExpression("version = :before")
                        .expressionAttributeNames(Map.of("#name", UserItems.NAME, "#locale", UserItems.LOCALE))
                        .expressionAttributeValues(Map.of(
                                ":name", AttributeValue.fromS(next.name()),
                                ":bio", AttributeValue.fromS(next.bio()),
                                ":locale", AttributeValue.fromS(next.locale()),
                                ":updated", AttributeValue.fromS(next.updated().toString()),
                                ":version", AttributeValue.fromN(Long.toString(next.version())),
                                ":before", AttributeValue.fromN(Long.toString(next.version() - 1)))))
                .build();
        return writes.commit(List.of(update), events, Optional.empty()).isEmpty();
    }

    private Optional<Map<String, AttributeValue>> read(Map<String, AttributeValue> key) {
        var found = dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true));
        return found.hasItem() ? Optional.of(found.item()) : Optional.empty();
    }

    private static Map<String, AttributeValue> organisation(User user) {
        return Item.at(Keys.organisation(user.organisation()))
                .text("name", user.name())
                .text("tier", Tier.FREE.word())
                .instant("created_at", user.created())
                .number("version", 1)
                .attributes();
    }
}

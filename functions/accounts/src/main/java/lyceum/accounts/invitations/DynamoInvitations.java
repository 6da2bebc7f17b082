package lyceum.accounts.invitations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.table.Keys;
import lyceum.accounts.table.Memberships;
import lyceum.accounts.table.Writes;
import lyceum.platform.http.Claim;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Invitations in the accounts table. */
public final class DynamoInvitations implements Invitations {
    private final String table;
    private final DynamoDbClient dynamo;
    private final Writes writes;

    public DynamoInvitations(String table, DynamoDbClient dynamo, Writes writes) {
        this.table = table;
        this.dynamo = dynamo;
        this.writes = writes;
    }

    @Override
    public void add(Invitation invitation, List<AuditEvent> events, Optional<Claim> claim) {
        var effect = List.of(
                writes.added(InvitationItems.item(
                        InvitationItems.listed(invitation.organisation(), invitation.id()), invitation)),
                writes.added(InvitationItems.item(InvitationItems.byHash(invitation.hash()), invitation)));
        if (!writes.commit(effect, events, claim).isEmpty()) {
            throw new IllegalStateException("An id is taken");
        }
    }

    @Override
    public Optional<Invitation> find(String organisation, String id) {
        return Keys.wellFormed(id) ? read(InvitationItems.listed(organisation, id)) : Optional.empty();
    }

    @Override
    public Optional<Invitation> byHash(String hash) {
        return read(InvitationItems.byHash(hash));
    }

    @Override
    public List<Invitation> list(String organisation, Optional<String> after, int limit) {
        var query = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("PK = :pk AND begins_with(SK, :sk)")
                .expressionAttributeValues(Map.of(
                        ":pk",
                        Keys.organisationPartition(organisation),
                        ":sk",
                        AttributeValue.fromS(InvitationItems.INVITE)))
                .consistentRead(true)
                .limit(limit);
        after.ifPresent(id -> query.exclusiveStartKey(InvitationItems.listed(organisation, id)));
        return dynamo.query(query.build()).items().stream()
                .map(InvitationItems::invitation)
                .toList();
    }

    @Override
    public boolean remove(Invitation invitation, List<AuditEvent> events) {
        return writes.commit(removed(invitation), events, Optional.empty()).isEmpty();
    }

    @Override
    public Acceptance accept(
            Invitation invitation, String user, Instant now, List<AuditEvent> events, Optional<Claim> claim) {
        var effect = new ArrayList<>(InvitationItems.accepted(table, invitation, user, now));
        effect.add(Memberships.more(table, user));
        Set<Integer> lost = writes.commit(effect, events, claim);
        if (lost.isEmpty()) {
            return Acceptance.DONE;
        }
        if (lost.contains(0) || lost.contains(1) || lost.contains(4)) {
            return Acceptance.GONE;
        }
        return lost.contains(2) || lost.contains(3) ? Acceptance.MEMBER_ALREADY : Acceptance.TOO_MANY;
    }

    private List<TransactWriteItem> removed(Invitation invitation) {
        return List.of(
                InvitationItems.deleted(table, InvitationItems.byHash(invitation.hash())),
                InvitationItems.deleted(table, InvitationItems.listed(invitation.organisation(), invitation.id())));
    }

    private Optional<Invitation> read(Map<String, AttributeValue> key) {
        var found = dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true));
        return found.hasItem() ? Optional.of(InvitationItems.invitation(found.item())) : Optional.empty();
    }
}

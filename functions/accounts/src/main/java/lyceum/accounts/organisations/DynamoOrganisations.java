package lyceum.accounts.organisations;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.keys.Organisation;
import lyceum.accounts.keys.OrganisationItems;
import lyceum.accounts.table.Keys;
import lyceum.accounts.table.Writes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
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

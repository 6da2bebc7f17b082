package lyceum.accounts.keys;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import lyceum.accounts.table.Keys;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Keys and their organisations in the accounts table, read one item at a time. */
public final class DynamoApiKeys implements ApiKeys {
    /** An item that answers both reads of a check, with which the authorizer is primed. */
    public static final String EXAMPLE_ITEM = """
            {"Item": {"PK": {"S": "KEY#00000000000000000000000000"}, "SK": {"S": "KEY"},
              "hash": {"S": "%s"}, "organisation": {"S": "org_example"}, "roles": {"SS": ["owner"]},
              "usage_key": {"S": "example"}, "name": {"S": "Example"}, "tier": {"S": "free"},
              "created_at": {"S": "2026-01-01T00:00:00Z"}}}
            """.formatted(
                    ApiKey.parse(AuthorizeCaller.EXAMPLE_KEY).orElseThrow().hash());

    private final String table;
    private final DynamoDbClient dynamo;

    public DynamoApiKeys(String table, DynamoDbClient dynamo) {
        this.table = table;
        this.dynamo = dynamo;
    }

    @Override
    public Optional<StoredKey> find(String id) {
        return read(KeyItems.key(id)).map(KeyItems::key);
    }

    @Override
    public Optional<Organisation> organisation(String id) {
        return read(Keys.organisation(id))
                .filter(item -> !item.containsKey(Keys.CLOSED_AT))
                .map(OrganisationItems::organisation);
    }

    @Override
    public void used(StoredKey key, Instant now) {
        var at = AttributeValue.fromS(now.toString());
        var before = AttributeValue.fromS(now.minus(StoredKey.USE_KEPT).toString());
        var checked = noted(KeyItems.key(key.id()))
                .conditionExpression("#hash = :hash AND (attribute_not_exists(#used) OR #used <= :before)")
                .expressionAttributeNames(Map.of("#used", KeyItems.USED, "#hash", KeyItems.HASH))
                .expressionAttributeValues(
                        Map.of(":at", at, ":before", before, ":hash", AttributeValue.fromS(key.hash())));
        var listed = noted(KeyItems.card(key.organisation(), key.id()))
                .conditionExpression("attribute_exists(PK)")
                .expressionAttributeNames(Map.of("#used", KeyItems.USED))
                .expressionAttributeValues(Map.of(":at", at));
        try {
            dynamo.transactWriteItems(write -> write.transactItems(part(checked), part(listed)));
        } catch (DynamoDbException missed) {
            // Another call has noted it, the key is being changed, or the table is busy: none of it is the caller's
            // fault.
            return;
        }
    }

    private Update.Builder noted(Map<String, AttributeValue> key) {
        return Update.builder().tableName(table).key(key).updateExpression("SET #used = :at");
    }

    private static TransactWriteItem part(Update.Builder update) {
        return TransactWriteItem.builder().update(update.build()).build();
    }

    private Optional<Map<String, AttributeValue>> read(Map<String, AttributeValue> key) {
        var found = dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true));
        return found.hasItem() ? Optional.of(found.item()) : Optional.empty();
    }
}

package lyceum.accounts.keys;

import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Organisations and keys in the accounts table. */
public final class DynamoApiKeys implements ApiKeys {
    /** An item that answers both reads of a check, with which the authorizer is primed. */
    public static final String EXAMPLE_ITEM = """
            {"Item": {"PK": {"S": "KEY#00000000000000000000000000"}, "SK": {"S": "KEY"},
              "hash": {"S": "%s"}, "organisation": {"S": "org_example"}, "roles": {"SS": ["owner"]},
              "usage_key": {"S": "example"}, "name": {"S": "Example"}, "tier": {"S": "free"},
              "created_at": {"S": "2026-01-01T00:00:00Z"}}}
            """.formatted(
                    ApiKey.parse(AuthorizeCaller.EXAMPLE_KEY).orElseThrow().hash());

    private static final Expression FREE =
            Expression.builder().expression("attribute_not_exists(PK)").build();

    private final DynamoDbEnhancedClient dynamo;
    private final DynamoDbTable<StoredKey> keys;
    private final DynamoDbTable<Organisation> organisations;

    public DynamoApiKeys(String table, DynamoDbClient client) {
        dynamo = DynamoDbEnhancedClient.builder().dynamoDbClient(client).build();
        keys = dynamo.table(table, KeyItems.SCHEMA);
        organisations = dynamo.table(table, OrganisationItems.SCHEMA);
    }

    @Override
    public void add(Organisation organisation, StoredKey key) {
        dynamo.transactWriteItems(write -> write.addPutItem(
                        organisations,
                        TransactPutItemEnhancedRequest.builder(Organisation.class)
                                .item(organisation)
                                .conditionExpression(FREE)
                                .build())
                .addPutItem(
                        keys,
                        TransactPutItemEnhancedRequest.builder(StoredKey.class)
                                .item(key)
                                .conditionExpression(FREE)
                                .build()));
    }

    @Override
    public Optional<StoredKey> find(String id) {
        Key key = Key.builder()
                .partitionValue(KeyItems.PREFIX + id)
                .sortValue(KeyItems.SORT)
                .build();
        return Optional.ofNullable(keys.getItem(get -> get.key(key).consistentRead(true)));
    }

    @Override
    public Optional<Organisation> organisation(String id) {
        Key key = Key.builder()
                .partitionValue(OrganisationItems.PREFIX + id)
                .sortValue(OrganisationItems.SORT)
                .build();
        return Optional.ofNullable(organisations.getItem(get -> get.key(key).consistentRead(true)));
    }
}

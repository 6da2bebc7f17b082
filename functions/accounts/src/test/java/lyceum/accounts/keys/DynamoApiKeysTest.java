package lyceum.accounts.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import lyceum.accounts.table.Keys;
import lyceum.accounts.testing.AccountsTable;
import lyceum.contract.accounts.AuditType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoApiKeysTest extends ApiKeysTest {
    private final AccountsTable table = new AccountsTable(InstantSource.fixed(NOON));

    @AfterEach
    void close() {
        table.close();
    }

    @Override
    ApiKeys keys() {
        return new DynamoApiKeys(AccountsTable.NAME, table.dynamo());
    }

    @Override
    KeyRing ring() {
        return new DynamoKeyRing(AccountsTable.NAME, table.dynamo(), table.writes());
    }

    @Override
    List<AuditType> told(String organisation) {
        return table.told(organisation);
    }

    @Test
    void whatIsListedHoldsNoHash() {
        KeyCard card = opened(ORG, 1);

        assertThat(item(KeyItems.key(card.id())))
                .containsOnlyKeys("PK", "SK", "hash", "organisation", "roles", "usage_key", "created_at");
        assertThat(item(KeyItems.card(ORG, card.id())))
                .containsOnlyKeys("PK", "SK", "name", "roles", "gateway_id", "plan", "created_at", "created_by");
        assertThat(item(Keys.organisation(ORG))).containsOnlyKeys("PK", "SK", "name", "tier", "created_at", "version");
    }

    private Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
        return table.dynamo()
                .getItem(get -> get.tableName(AccountsTable.NAME).key(key))
                .item();
    }
}

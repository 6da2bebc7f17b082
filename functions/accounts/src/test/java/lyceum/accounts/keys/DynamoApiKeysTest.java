package lyceum.accounts.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import lyceum.platform.testing.TestTables;
import lyceum.tables.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoApiKeysTest extends ApiKeysTest {
    private final Tables tables = Tables.inMemory();

    @AfterEach
    void close() {
        tables.close();
    }

    @Override
    ApiKeys keys() {
        TestTables.create(tables.client(), "accounts");
        return new DynamoApiKeys("accounts", tables.client());
    }

    @Test
    void aKeyWithoutExpiryHasNoTimeToLive() {
        keys().add(organisation("org_1"), key("k1", Optional.empty()));

        assertThat(item("KEY#k1", "KEY"))
                .containsOnlyKeys("PK", "SK", "hash", "organisation", "roles", "usage_key", "created_at");
        assertThat(item("ORG#org_1", "ORG")).containsOnlyKeys("PK", "SK", "name", "tier", "created_at");
    }

    private Map<String, AttributeValue> item(String pk, String sk) {
        return tables.client()
                .getItem(get -> get.tableName("accounts")
                        .key(Map.of("PK", AttributeValue.fromS(pk), "SK", AttributeValue.fromS(sk))))
                .item();
    }
}

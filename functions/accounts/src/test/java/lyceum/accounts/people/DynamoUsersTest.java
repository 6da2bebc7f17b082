package lyceum.accounts.people;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import lyceum.accounts.testing.AccountsTable;
import lyceum.contract.accounts.AuditType;
import org.junit.jupiter.api.AfterEach;

class DynamoUsersTest extends UsersContract {
    private final AccountsTable table = new AccountsTable(InstantSource.fixed(Instant.parse("2026-01-31T12:00:00Z")));

    @AfterEach
    void close() {
        table.close();
    }

    @Override
    Users users() {
        return new DynamoUsers(AccountsTable.NAME, table.dynamo(), table.writes());
    }

    @Override
    List<AuditType> told(String chain) {
        return table.told(chain);
    }
}

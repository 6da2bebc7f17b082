package lyceum.accounts.sessions;

import java.util.List;
import java.util.Optional;
import lyceum.accounts.people.DynamoUsers;
import lyceum.accounts.people.User;
import lyceum.accounts.testing.AccountsTable;
import lyceum.contract.accounts.AuditType;
import org.junit.jupiter.api.AfterEach;

class DynamoSessionsTest extends SessionsContract {
    private final AccountsTable table = new AccountsTable(clock);
    private final DynamoUsers users = new DynamoUsers(AccountsTable.NAME, table.dynamo(), table.writes());
    private final Sessions sessions = new DynamoSessions(AccountsTable.NAME, table.dynamo(), table.writes(), clock);

    @AfterEach
    void close() {
        table.close();
    }

    @Override
    Sessions sessions() {
        return sessions;
    }

    @Override
    void person(User user) {
        users.add(user, Optional.empty(), List.of(), Optional.empty());
    }

    @Override
    User stored(String id) {
        return users.find(id).orElseThrow();
    }

    @Override
    List<AuditType> told(String chain) {
        return table.told(chain);
    }
}

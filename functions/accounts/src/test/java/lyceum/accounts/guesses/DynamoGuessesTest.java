package lyceum.accounts.guesses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lyceum.accounts.testing.AccountsTable;
import lyceum.contract.accounts.AuditType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DynamoGuessesTest extends GuessesContract {
    private final AccountsTable table = new AccountsTable(clock);
    private final Guesses guesses = new DynamoGuesses(AccountsTable.NAME, table.dynamo(), table.writes(), clock);

    @AfterEach
    void close() {
        table.close();
    }

    @Override
    Guesses guesses() {
        return guesses;
    }

    @Override
    List<AuditType> told(String chain) {
        return table.told(chain);
    }

    @Test
    void noAddressReachesAKey() {
        guesses.take("ada@example.org", "203.0.113.9");
        guesses.wrong("ada@example.org", "203.0.113.9");

        assertThat(table.text()).contains("LOCK#ACCOUNT#").doesNotContain("ada@example.org", "203.0.113.9");
    }
}

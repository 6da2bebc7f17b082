package lyceum.accounts.testing;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import lyceum.accounts.audit.AuditEntry;
import lyceum.accounts.audit.DynamoAuditLog;
import lyceum.accounts.table.Writes;
import lyceum.contract.accounts.AuditType;
import lyceum.platform.Ids;
import lyceum.platform.http.DynamoReplays;
import lyceum.platform.testing.TestTables;
import lyceum.tables.Tables;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The accounts table in memory, with what writes to it. */
public final class AccountsTable implements AutoCloseable {
    public static final String NAME = "accounts";

    /** The table of the limiter, which every function that knows its callers writes to. */
    public static final String LIMITS = "limits";

    private final Tables tables = Tables.inMemory();
    private final InstantSource clock;
    private final DynamoAuditLog audit;
    private final Writes writes;

    public AccountsTable(InstantSource clock) {
        this.clock = clock;
        TestTables.create(tables.client(), NAME);
        TestTables.create(tables.client(), LIMITS);
        audit = new DynamoAuditLog(NAME, dynamo(), clock, Ids.secure(clock));
        writes = new Writes(NAME, audit, new DynamoReplays(NAME, dynamo(), clock));
    }

    public DynamoDbClient dynamo() {
        return tables.client();
    }

    public Writes writes() {
        return writes;
    }

    /** The types of this month's events of a chain, in order. */
    public List<AuditType> told(String chain) {
        return audit.rising(chain, YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)), 0, 100).stream()
                .map(AuditEntry::type)
                .map(word -> AuditType.of(word).orElseThrow())
                .toList();
    }

    /** Everything in the table, to look for what must not be there. */
    public String text() {
        return dynamo().scanPaginator(scan -> scan.tableName(NAME)).items().stream()
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        tables.close();
    }
}

package lyceum.accounts.audit;

class InMemoryAuditLogTest extends AuditLogContract {
    private final AuditLog log = new InMemoryAuditLog(clock);

    @Override
    AuditLog log() {
        return log;
    }
}

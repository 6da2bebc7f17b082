package lyceum.accounts.audit;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * The chains of events. Events with an effect are written by the adapter of whatever has the effect, in one transaction with it:
 * {@link DynamoAuditLog#commit}.
 */
public interface AuditLog {
    /** Appends events that have no effect, all or none, each to its chain and this month, in this order. */
    void append(List<AuditEvent> events);

    /** The end of a chain; {@link Head#empty} where there is none. */
    Head head(String chain, YearMonth month);

    /** One entry by its number. */
    Optional<AuditEntry> entry(String chain, YearMonth month, long sequence);

    /** At most {@code limit} entries with rising numbers, the first {@code from} or above. */
    List<AuditEntry> rising(String chain, YearMonth month, long from, int limit);

    /** At most {@code limit} entries with falling numbers, the first {@code from} or below. */
    List<AuditEntry> falling(String chain, YearMonth month, long from, int limit);
}

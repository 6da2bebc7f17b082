package lyceum.accounts.audit;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Chains in memory, for the in-memory adapters of other ports. */
public final class InMemoryAuditLog implements AuditLog {
    private final Map<String, NavigableMap<Long, AuditEntry>> chains = new HashMap<>();
    private final InstantSource clock;

    public InMemoryAuditLog(InstantSource clock) {
        this.clock = clock;
    }

    /** Runs an effect and, if it says that it happened, appends the events that tell of it; nobody sees one without the other. */
    public synchronized boolean commit(BooleanSupplier effect, List<AuditEvent> events) {
        if (!effect.getAsBoolean()) {
            return false;
        }
        Instant now = clock.instant();
        for (AuditEvent event : events) {
            AuditEntry entry = head(event.chain(), Head.monthOf(now)).next(event, now);
            chain(entry.chain(), entry.month()).put(entry.sequence(), entry);
        }
        return true;
    }

    /** Everything in all chains, in order of time. */
    public synchronized List<AuditEntry> all() {
        return chains.values().stream()
                .flatMap(chain -> chain.values().stream())
                .sorted(Comparator.comparing(AuditEntry::time))
                .toList();
    }

    @Override
    public void append(List<AuditEvent> events) {
        commit(() -> true, events);
    }

    @Override
    public synchronized Head head(String chain, YearMonth month) {
        var entries = chain(chain, month);
        return entries.isEmpty()
                ? Head.empty(chain, month)
                : Head.after(entries.lastEntry().getValue());
    }

    @Override
    public synchronized Optional<AuditEntry> entry(String chain, YearMonth month, long sequence) {
        return Optional.ofNullable(chain(chain, month).get(sequence));
    }

    @Override
    public synchronized List<AuditEntry> rising(String chain, YearMonth month, long from, int limit) {
        return first(chain(chain, month).tailMap(from, true).values().stream(), limit);
    }

    @Override
    public synchronized List<AuditEntry> falling(String chain, YearMonth month, long from, int limit) {
        return first(chain(chain, month).headMap(from, true).descendingMap().values().stream(), limit);
    }

    private static List<AuditEntry> first(Stream<AuditEntry> entries, int limit) {
        return entries.limit(limit).toList();
    }

    private NavigableMap<Long, AuditEntry> chain(String chain, YearMonth month) {
        return chains.computeIfAbsent(chain + "#" + month, _ -> new TreeMap<>());
    }
}

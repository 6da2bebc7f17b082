package lyceum.accounts.audit;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads a chain by time. What one call looks at has a bound, however long the chain and however rare what is looked for. */
final class ReadAudit {
    /** How many entries one call looks at. */
    static final int LOOKED_AT_MAX = 1_000;

    private final AuditLog log;

    ReadAudit(AuditLog log) {
        this.log = log;
    }

    /** Where to go on: an entry of a month's chain. */
    record Position(YearMonth month, long sequence) {}

    /**
     * The entries of a stretch of time.
     *
     * @param next where the next call goes on; empty where all was looked at
     */
    record Stretch(List<AuditEntry> entries, Optional<Position> next) {}

    /** Entries from {@code from} until before {@code to} that are wanted, newest first, at most {@code limit}. */
    Stretch newest(
            String chain, Instant from, Instant to, Optional<Position> begin, Predicate<AuditEntry> wanted, int limit) {
        YearMonth last = Head.monthOf(from);
        Position at = begin.orElseGet(() -> {
            YearMonth month = Head.monthOf(to.minusMillis(1));
            return new Position(month, firstSince(chain, month, to) - 1);
        });
        var entries = new ArrayList<AuditEntry>();
        int looked = 0;
        while (looked < LOOKED_AT_MAX) {
            int most = Math.min(LOOKED_AT_MAX - looked, Math.max(limit + 1, 100));
            List<AuditEntry> some = log.falling(chain, at.month(), at.sequence(), most);
            for (AuditEntry entry : some) {
                if (entry.time().isBefore(from)) {
                    return new Stretch(entries, Optional.empty());
                }
                if (wanted.test(entry)) {
                    if (entries.size() == limit) {
                        return new Stretch(entries, Optional.of(new Position(at.month(), entry.sequence())));
                    }
                    entries.add(entry);
                }
            }
            looked += Math.max(1, some.size());
            if (some.size() < most) {
                if (!at.month().isAfter(last)) {
                    return new Stretch(entries, Optional.empty());
                }
                at = new Position(at.month().minusMonths(1), AuditItems.SEQUENCE_MAX);
            } else {
                at = new Position(at.month(), some.getLast().sequence() - 1);
            }
        }
        return new Stretch(entries, Optional.of(at));
    }

    /** Entries from {@code from} until before {@code to}, oldest first, at most {@code limit}. */
    Stretch oldest(String chain, Instant from, Instant to, Optional<Position> begin, int limit) {
        YearMonth last = Head.monthOf(to.minusMillis(1));
        Position at =
                begin.orElseGet(() -> new Position(Head.monthOf(from), firstSince(chain, Head.monthOf(from), from)));
        var entries = new ArrayList<AuditEntry>();
        while (true) {
            List<AuditEntry> some = log.rising(chain, at.month(), at.sequence(), limit + 1 - entries.size());
            for (AuditEntry entry : some) {
                if (!entry.time().isBefore(to)) {
                    return new Stretch(entries, Optional.empty());
                }
                if (entries.size() == limit) {
                    return new Stretch(entries, Optional.of(new Position(at.month(), entry.sequence())));
                }
                entries.add(entry);
            }
            if (!at.month().isBefore(last)) {
                return new Stretch(entries, Optional.empty());
            }
            at = new Position(at.month().plusMonths(1), 1);
        }
    }

    /** The smallest number whose entry is not before {@code moment}; one more than there are where all are before it. */
    private long firstSince(String chain, YearMonth month, Instant moment) {
        if (!moment.isAfter(month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC))) {
            return 1;
        }
        Head head = log.head(chain, month);
        if (head.sequence() == 0 || head.time().isBefore(moment)) {
            return head.sequence() + 1;
        }
        long low = 1;
        long high = head.sequence();
        while (low < high) {
            long middle = (low + high) >>> 1;
            boolean before = log.entry(chain, month, middle)
                    .filter(entry -> !entry.time().isBefore(moment))
                    .isEmpty();
            if (before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

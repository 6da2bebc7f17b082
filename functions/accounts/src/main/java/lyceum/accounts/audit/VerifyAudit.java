package lyceum.accounts.audit;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import lyceum.accounts.audit.Verification.Break;
import lyceum.accounts.audit.Verification.Reason;

/** Checks a chain from where the last call stopped: so many entries a call that it ends well within the gateway's time. */
final class VerifyAudit {
    private static final int PAGE = 1_000;

    private final AuditLog log;
    private final int most;

    VerifyAudit(AuditLog log, int most) {
        this.log = log;
        this.most = most;
    }

    /** What was found so far, and whether that is all. */
    record Found(Verification so, boolean complete) {}

    Found verify(String chain, YearMonth month, Optional<Verification> begin) {
        Head head = log.head(chain, month);
        Verification so = begin.orElseGet(() -> Verification.begin(head));
        long stop = so.checked() + most;
        while (so.broken().isEmpty() && so.checked() < stop) {
            int limit = (int) Math.min(PAGE, stop - so.checked());
            List<AuditEntry> some = log.rising(chain, month, so.checked() + 1, limit);
            so = so.after(some, head);
            if (some.size() < limit || so.checked() >= head.sequence()) {
                return new Found(ended(so, head), true);
            }
        }
        return new Found(so, so.broken().isPresent());
    }

    /** Entries beyond the head are either as new as they look, or the head was put back. */
    private Verification ended(Verification so, Head head) {
        Verification end = so.end(head);
        boolean beyond = end.broken().isEmpty()
                && log.entry(head.chain(), head.month(), head.sequence() + 1).isPresent()
                && log.head(head.chain(), head.month()).sequence() <= head.sequence();
        return beyond
                ? new Verification(so.checked(), so.hash(), Optional.of(new Break(head.sequence() + 1, Reason.HEAD)))
                : end;
    }
}

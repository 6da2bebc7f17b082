package lyceum.accounts.audit;

import java.util.List;
import java.util.Optional;

/**
 * How far a chain has been checked, and where it breaks.
 *
 * @param checked the number of the last entry that is as it should be
 * @param hash its hash
 * @param broken where the chain breaks; empty as far as it holds
 */
record Verification(long checked, String hash, Optional<Break> broken) {
    /** Why a chain does not hold at an entry. */
    enum Reason {
        MISSING,
        CHANGED,
        UNLINKED,
        HEAD;

        String word() {
            return switch (this) {
                case MISSING -> "missing";
                case CHANGED -> "changed";
                case UNLINKED -> "unlinked";
                case HEAD -> "head";
            };
        }
    }

    /** The first entry that is not as it should be. */
    record Break(long sequence, Reason reason) {}

    /** At the beginning of a chain. */
    static Verification begin(Head head) {
        return new Verification(0, Head.empty(head.chain(), head.month()).hash(), Optional.empty());
    }

    /** After these entries, the next ones that the chain has up to its head. */
    Verification after(List<AuditEntry> entries, Head head) {
        Verification so = this;
        for (AuditEntry entry : entries) {
            if (so.broken.isPresent() || entry.sequence() > head.sequence()) {
                return so;
            }
            so = so.after(entry);
        }
        return so;
    }

    /** After the last entry: the head must tell of it. */
    Verification end(Head head) {
        if (broken.isPresent()) {
            return this;
        }
        if (checked != head.sequence()) {
            return broken(checked + 1, Reason.MISSING);
        }
        return hash.equals(head.hash()) ? this : broken(checked, Reason.HEAD);
    }

    private Verification after(AuditEntry entry) {
        if (entry.sequence() != checked + 1) {
            return broken(checked + 1, Reason.MISSING);
        }
        if (!entry.previous().equals(hash)) {
            return broken(entry.sequence(), Reason.UNLINKED);
        }
        return entry.intact()
                ? new Verification(entry.sequence(), entry.hash(), Optional.empty())
                : broken(entry.sequence(), Reason.CHANGED);
    }

    private Verification broken(long sequence, Reason reason) {
        return new Verification(checked, hash, Optional.of(new Break(sequence, reason)));
    }
}

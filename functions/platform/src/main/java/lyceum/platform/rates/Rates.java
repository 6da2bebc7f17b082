package lyceum.platform.rates;

import java.util.List;
import lyceum.contract.Window;

/** Counts requests against windows, for all copies of a function together. */
@FunctionalInterface
public interface Rates {
    /**
     * Counts one request if every window has room for it; else counts nothing.
     *
     * @param subject who is counted
     * @param windows at least one, with names that differ
     * @throws Unavailable if it can't be known
     */
    Verdict take(String subject, List<Window> windows);

    /** Thrown while the store of the counts does not answer. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Unavailable(String why) {
            super(why, null, false, false);
        }
    }
}

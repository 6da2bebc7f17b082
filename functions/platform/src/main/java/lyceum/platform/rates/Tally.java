package lyceum.platform.rates;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import lyceum.contract.Window;

/**
 * What one copy of a function remembers of one subject: what is known of its item, and requests that were counted there in advance.
 * Guarded by its lock, but for the number of those who wait for it.
 *
 * <p>Counting in advance keeps the writes few at high rates. It takes at most a tenth of a second's demand, and at most a sixteenth of
 * what is left, so that copies don't keep from each other what they don't use.
 */
final class Tally {
    private static final int SHARE = 16;
    private static final int PER_SECOND = 10;

    /** A request counted in a sliding window must not happen much later than it was counted. */
    private static final long SLIDING_HOLD_MILLIS = 1_000;

    final ReentrantLock lock = new ReentrantLock();
    final AtomicInteger waiting = new AtomicInteger();
    final Counts counts = new Counts();

    private int held;
    private long heldSince;
    private List<String> heldIn = List.of();
    private long second;
    private int now;
    private int before;

    /** Notes that a request came: the demand of the present second. */
    void demanded(long nowMillis) {
        long present = nowMillis / 1_000;
        if (present != second) {
            before = present == second + 1 ? now : 0;
            now = 0;
            second = present;
        }
        now++;
    }

    /** Takes one of the requests that were counted in advance, if their windows still last. */
    boolean takeHeld(List<Window> windows, long nowMillis) {
        if (held > 0 && !current(windows, nowMillis)) {
            held = 0;
        }
        if (held == 0) {
            return false;
        }
        held--;
        return true;
    }

    private boolean current(List<Window> windows, long nowMillis) {
        return heldIn.equals(counters(windows, nowMillis))
                && (!Counts.sliding(windows) || nowMillis - heldSince < SLIDING_HOLD_MILLIS);
    }

    /** How many requests to count at once, of this much room: for all who wait, and for some who will come. */
    int wanted(List<Window> windows, int room) {
        int present = 1 + waiting.get();
        if (Counts.sliding(windows)) {
            return Math.clamp(present, 1, Math.max(1, room / 4));
        }
        int ahead = Math.min(Math.max(now, before) / PER_SECOND, room / SHARE);
        return Math.clamp(present + (long) ahead, 1, room);
    }

    /** Holds what was counted beyond the one request that is answered now. */
    void hold(int more, List<Window> windows, long nowMillis) {
        held = more;
        heldSince = nowMillis;
        heldIn = counters(windows, nowMillis);
    }

    int held() {
        return held;
    }

    private static List<String> counters(List<Window> windows, long nowMillis) {
        return windows.stream()
                .filter(window -> window.kind() == Window.Kind.CLOCK)
                .map(window -> Counts.counter(window, nowMillis))
                .toList();
    }
}

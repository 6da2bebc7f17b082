package lyceum.local.gateway;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets requests in at a steady rate, with a burst on top: in any time t never more than burst + rate · t. Kept as one number, the
 * time at which the bucket will be full again, so that no lock is needed.
 */
final class TokenBucket {
    private static final double NANOS = 1e9;

    private final long interval;
    private final long tolerance;
    private final AtomicLong fullAt = new AtomicLong(Long.MIN_VALUE);

    /**
     * @param perSecond tokens added each second
     * @param burst tokens it holds
     */
    TokenBucket(double perSecond, long burst) {
        boolean closed = perSecond <= 0 || burst <= 0;
        this.interval = closed ? 0 : (long) Math.ceil(NANOS / perSecond);
        this.tolerance = closed ? -1 : interval * burst;
    }

    /** Takes a token if there is one. */
    boolean take(long nowNanos) {
        while (true) {
            long before = fullAt.get();
            long after = Math.max(before, nowNanos) + interval;
            if (after - nowNanos > tolerance) {
                return false;
            }
            if (fullAt.compareAndSet(before, after)) {
                return true;
            }
        }
    }
}

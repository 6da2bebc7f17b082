package lyceum.tables.writing;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Locks on items, by their storage keys. Many keys are locked in one order by all, so that no two
 * transactions can wait for each other. Different keys rarely share a lock; then one waits.
 */
public final class KeyLocks {
    private static final int STRIPES = 1024;

    private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

    public KeyLocks() {
        Arrays.setAll(stripes, _ -> new ReentrantLock());
    }

    /** Locks that are held until closed, by the thread that took them. */
    public record Held(List<ReentrantLock> locks) implements AutoCloseable {
        @Override
        public void close() {
            locks.forEach(ReentrantLock::unlock);
        }
    }

    Held hold(byte[] key) {
        var lock = stripes[stripe(key)];
        lock.lock();
        return new Held(List.of(lock));
    }

    Held hold(Collection<byte[]> keys) {
        var locks = keys.stream()
                .mapToInt(KeyLocks::stripe)
                .sorted()
                .distinct()
                .mapToObj(stripe -> stripes[stripe])
                .toList();
        locks.forEach(ReentrantLock::lock);
        return new Held(locks);
    }

    private static int stripe(byte[] key) {
        var hash = Arrays.hashCode(key);
        return (hash ^ (hash >>> 16)) & (STRIPES - 1);
    }
}

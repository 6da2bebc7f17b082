package lyceum.tables.storage;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Group commit: many threads that wait for durability share one sync of the disk. The first to come
 * syncs for all that were written before it began; those who come meanwhile wait for the next one.
 */
final class GroupSync {
    private final Runnable syncDisk;
    private final AtomicLong written = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private long durable;
    private boolean syncing;

    GroupSync(Runnable syncDisk) {
        this.syncDisk = syncDisk;
    }

    /** Notes that something was written. */
    void wrote() {
        written.incrementAndGet();
    }

    /** Returns when all that was noted before this call is on the disk. */
    void await() {
        var needed = written.get();
        lock.lock();
        try {
            while (durable < needed) {
                if (syncing) {
                    advanced.awaitUninterruptibly();
                } else {
                    lead();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    // A sync that fails leaves `durable` where it was: each waiter then tries for itself and fails.
    private void lead() {
        syncing = true;
        var covered = written.get();
        lock.unlock();
        var done = false;
        try {
            syncDisk.run();
            done = true;
        } finally {
            lock.lock();
            syncing = false;
            if (done) {
                durable = covered;
            }
            advanced.signalAll();
        }
    }
}

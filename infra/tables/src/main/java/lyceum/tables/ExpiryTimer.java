package lyceum.tables;

import java.time.Duration;

/** Does something again and again, in the background, until it is closed. */
final class ExpiryTimer implements AutoCloseable {
    private final Thread thread;

    ExpiryTimer(Duration interval, Runnable task) {
        thread = Thread.ofPlatform().daemon().name("tables-expiry").start(() -> {
            try {
                while (true) {
                    Thread.sleep(interval);
                    task.run();
                }
            } catch (InterruptedException e) {
                // Closed.
            }
        });
    }

    /** Returns when the task is no longer running. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package lyceum.ai.openai;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits before a call is repeated. */
@FunctionalInterface
interface Pause {
    /** Up to 1, 2, 4, … seconds, at random, so that callers who failed together do not return together. */
    Pause JITTERED = attempt ->
            Thread.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextLong(100, 1000L << Math.min(attempt, 5))));

    /** Waits after the {@code attempt}-th failure, counted from 0. */
    void after(int attempt) throws InterruptedException;
}

package lyceum.platform.rates;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lyceum.contract.Window;
import lyceum.platform.rates.Verdict.Standing;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Rates in a DynamoDB table (string keys {@code PK} and {@code SK}, TTL {@code expires_at}). A request costs one conditional write, or
 * less where many come at once; one that is known to be refused costs none. Two writes never wait for each other: windows of the
 * clock are counted by addition, and in sliding windows each request takes a slot of its own. Only where two copies choose the same
 * slot, or ask for more than is left, is a write tried again. Safe for use by many threads.
 */
public final class DynamoRates implements Rates {
    /** So many subjects are remembered; then all are forgotten, which costs each one a guess. */
    private static final int REMEMBERED = 10_000;

    /** After a failure the table is left alone for so long, so that nobody waits for it in vain. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RateItems items;
    private final InstantSource clock;
    private final Map<String, Tally> tallies = new ConcurrentHashMap<>();
    private volatile long pausedUntil = Long.MIN_VALUE;

    public DynamoRates(String table, DynamoDbClient dynamo, InstantSource clock) {
        this.items = new RateItems(table, dynamo);
        this.clock = clock;
    }

    @Override
    public Verdict take(String subject, List<Window> windows) {
        Tally tally = tally(subject);
        tally.waiting.incrementAndGet();
        tally.lock.lock();
        try {
            tally.waiting.decrementAndGet();
            return taken(subject, windows, tally);
        } finally {
            tally.lock.unlock();
        }
    }

    /** Forgets all subjects: after a restore from a snapshot, what was known is long past. */
    public void forget() {
        tallies.clear();
        pausedUntil = Long.MIN_VALUE;
    }

    private Tally tally(String subject) {
        if (tallies.size() >= REMEMBERED) {
            tallies.clear();
        }
        return tallies.computeIfAbsent(subject, _ -> new Tally());
    }

    private Verdict taken(String subject, List<Window> windows, Tally tally) {
        long now = clock.millis();
        tally.demanded(now);
        boolean admitted = tally.takeHeld(windows, now);
        int room = tally.counts.room(windows, now);
        while (!admitted && room > 0) {
            admitted = counted(subject, windows, tally, tally.wanted(windows, room), now);
            now = clock.millis();
            room = tally.counts.room(windows, now);
        }
        return verdict(admitted, windows, tally, now);
    }

    /** Tries to count so many requests; either way, the item is known afterwards. */
    private boolean counted(String subject, List<Window> windows, Tally tally, int requests, long now) {
        if (now < pausedUntil) {
            throw new Unavailable("The table of limits has just failed.");
        }
        try {
            tally.counts.learn(items.add(subject, windows, tally.counts, requests, now));
            tally.hold(requests - 1, windows, now);
            return true;
        } catch (ConditionalCheckFailedException taken) {
            tally.counts.learn(
                    RateItems.numbers(taken.item() == null ? Map.<String, AttributeValue>of() : taken.item()));
            return false;
        } catch (SdkException failed) {
            pausedUntil = now + PAUSE.toMillis();
            throw new Unavailable(failed.getClass().getSimpleName());
        }
    }

    private static Verdict verdict(boolean admitted, List<Window> windows, Tally tally, long now) {
        int held = tally.held();
        List<Standing> standings = windows.stream()
                .map(window -> tally.counts.standing(window, now, held))
                .toList();
        return new Verdict(admitted, standings);
    }
}

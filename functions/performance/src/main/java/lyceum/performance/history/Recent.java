package lyceum.performance.history;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Keeps what was read last, for a while and up to a number of entries; the one that was used least recently goes first.
 *
 * @param <K> what it is known by
 * @param <V> what is kept; never changed
 */
public final class Recent<K, V> {
    private record Kept<V>(V value, Instant until) {}

    private final int size;
    private final Duration time;
    private final InstantSource clock;
    private final Map<K, Kept<V>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long hits;
    private long misses;
    private long evictions;

    /** @param size the most entries; 0 keeps nothing */
    public Recent(int size, Duration time, InstantSource clock) {
        this.size = size;
        this.time = time;
        this.clock = clock;
    }

    /** How it does, since the function started. */
    public record Statistics(long hits, long misses, int size, long evictions) {}

    /** What is kept, or what is read now; two at once may both read. */
    public V get(K key, Supplier<V> read) {
        Instant now = clock.instant();
        synchronized (this) {
            Kept<V> known = kept.get(key);
            if (known != null && now.isBefore(known.until())) {
                hits++;
                return known.value();
            }
            misses++;
        }
        V value = read.get();
        put(key, new Kept<>(value, now.plus(time)), now);
        return value;
    }

    /** What is out of date goes at once: its key may never be asked for again, and what is kept can be large. */
    private synchronized void put(K key, Kept<V> entry, Instant now) {
        kept.values().removeIf(one -> !now.isBefore(one.until()));
        kept.put(key, entry);
        if (kept.size() > size) {
            var oldest = kept.keySet().iterator();
            oldest.next();
            oldest.remove();
            evictions++;
        }
    }

    public synchronized Statistics statistics() {
        return new Statistics(hits, misses, kept.size(), evictions);
    }

    /** Forgets everything, as a restored copy of the function must. */
    public synchronized void forget() {
        kept.clear();
        hits = 0;
        misses = 0;
        evictions = 0;
    }
}

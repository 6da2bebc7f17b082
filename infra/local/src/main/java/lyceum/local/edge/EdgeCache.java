package lyceum.local.edge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import lyceum.local.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * Kept answers, those used last, up to a number of bytes. Requests for the same missing answer wait for the one that fetches it,
 * except where that one turned out not to be kept: those who come later go straight to the origin.
 */
final class EdgeCache {
    /** So many keys are known to be fetched each time; then all are forgotten, which costs each one wait. */
    private static final int PASSED = 20_000;

    /**
     * A kept answer. Its headers are copied before they are sent.
     *
     * @param storedMillis when it came or was last confirmed
     * @param freshUntilMillis after which the origin is asked whether it still holds
     */
    record Entry(Response response, long storedMillis, long freshUntilMillis) {
        boolean isFresh(long nowMillis) {
            return nowMillis < freshUntilMillis;
        }

        int bytes() {
            return response.body().length + 1_024;
        }
    }

    private final long capacity;
    private final Map<String, Entry> entries = new LinkedHashMap<>(256, 0.75f, true);
    private final Map<String, CompletableFuture<Boolean>> fetching = new ConcurrentHashMap<>();
    private final Set<String> passed = ConcurrentHashMap.newKeySet();
    private long size;

    /** @param capacity in bytes */
    EdgeCache(long capacity) {
        this.capacity = capacity;
    }

    @Nullable
    synchronized Entry find(String key) {
        return entries.get(key);
    }

    void keep(String key, Entry entry) {
        passed.remove(key);
        synchronized (this) {
            forget(key);
            if (entry.bytes() > capacity / 4) {
                return;
            }
            entries.put(key, entry);
            size += entry.bytes();
            var oldest = entries.entrySet().iterator();
            while (size > capacity) {
                size -= oldest.next().getValue().bytes();
                oldest.remove();
            }
        }
    }

    synchronized void forget(String key) {
        Entry old = entries.remove(key);
        if (old != null) {
            size -= old.bytes();
        }
    }

    /** Remembers that answers under this key are not kept. */
    void pass(String key) {
        if (passed.size() >= PASSED) {
            passed.clear();
        }
        passed.add(key);
        forget(key);
    }

    /**
     * Runs the fetch, unless another one for this key is under way: then waits for it.
     *
     * @param fetch runs without any lock held
     * @return what was fetched, or null if another's fetch has ended and the cache should be looked into again
     */
    @Nullable
    Response fetchOnce(String key, Supplier<Response> fetch) {
        if (passed.contains(key)) {
            return fetch.get();
        }
        var mine = new CompletableFuture<Boolean>();
        CompletableFuture<Boolean> other = fetching.putIfAbsent(key, mine);
        if (other != null) {
            other.join();
            return null;
        }
        try {
            return fetch.get();
        } finally {
            fetching.remove(key);
            mine.complete(true);
        }
    }
}

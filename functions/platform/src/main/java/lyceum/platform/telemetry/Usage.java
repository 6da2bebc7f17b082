package lyceum.platform.telemetry;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import lyceum.contract.Measure;

/** What one run has used: calls of AWS and of AI providers, caches, and what it counted. Safe for use by many threads. */
public final class Usage {
    private int calls;
    private long nanos;
    private double readUnits;
    private double writeUnits;
    private int throttles;
    private int inFlight;
    private int mostInFlight;
    private int providerCalls;
    private int providerFailures;
    private long providerNanos;
    private long providerMicroUsd;
    private final Map<Measure, Long> counts = new EnumMap<>(Measure.class);
    private final Map<String, Lookups> caches = new LinkedHashMap<>(2);

    /** How often a cache was asked, and knew. */
    public record Lookups(long hits, long misses) {
        private static final Lookups NONE = new Lookups(0, 0);

        private Lookups and(boolean hit) {
            return hit ? new Lookups(hits + 1, misses) : new Lookups(hits, misses + 1);
        }
    }

    /** A call of AWS begins. */
    synchronized void begun() {
        inFlight++;
        mostInFlight = Math.max(mostInFlight, inFlight);
    }

    /** A call of AWS is over. */
    synchronized void ended() {
        inFlight--;
    }

    synchronized void called(long took, double read, double written) {
        calls++;
        nanos += took;
        readUnits += read;
        writeUnits += written;
    }

    synchronized void throttled() {
        throttles++;
    }

    synchronized void provided(long took, long microUsd, boolean failed) {
        providerCalls++;
        providerFailures += failed ? 1 : 0;
        providerNanos += took;
        providerMicroUsd += microUsd;
    }

    synchronized void counted(Measure measure) {
        counts.merge(measure, 1L, Long::sum);
    }

    synchronized void looked(String cache, boolean hit) {
        caches.put(cache, caches.getOrDefault(cache, Lookups.NONE).and(hit));
    }

    /** Calls of DynamoDB. */
    public synchronized int calls() {
        return calls;
    }

    /** The time that calls of DynamoDB took, one after the other. */
    public synchronized double milliseconds() {
        return nanos / 1e6;
    }

    public synchronized double readUnits() {
        return readUnits;
    }

    public synchronized double writeUnits() {
        return writeUnits;
    }

    /** Calls that DynamoDB refused because of their rate. */
    public synchronized int throttles() {
        return throttles;
    }

    /** The most calls of AWS that were under way at once. */
    public synchronized int mostInFlight() {
        return mostInFlight;
    }

    public synchronized int providerCalls() {
        return providerCalls;
    }

    /** Calls of AI providers that threw. */
    public synchronized int providerFailures() {
        return providerFailures;
    }

    public synchronized double providerMilliseconds() {
        return providerNanos / 1e6;
    }

    /** In millionths of a US dollar. */
    public synchronized long providerMicroUsd() {
        return providerMicroUsd;
    }

    /** What the run counted besides. */
    public synchronized Map<Measure, Long> counts() {
        return counts.isEmpty() ? Map.of() : new EnumMap<>(counts);
    }

    /** The caches that were asked, by name. */
    public synchronized Map<String, Lookups> caches() {
        return caches.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(caches));
    }
}

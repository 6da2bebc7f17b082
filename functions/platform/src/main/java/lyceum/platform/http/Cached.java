package lyceum.platform.http;

import java.util.Collection;
import lyceum.contract.Caching;
import lyceum.contract.Operation;
import lyceum.platform.telemetry.Usage;

/** What a cache did for a run. */
enum Cached {
    /** What a cache held was still good. */
    HIT("hit"),
    /** It held nothing, or nothing that was still good. */
    MISS("fwd=miss"),
    /** No cache was asked. */
    NONE("fwd=bypass");

    private final String status;

    Cached(String status) {
        this.status = status;
    }

    /** An answer: the copy that the caller holds by its ETag is a hit, an answer that may be kept a miss. */
    static Cached of(Operation operation, Answer answer) {
        if (answer.status() == 304) {
            return HIT;
        }
        return answer.status() < 400 && !(operation.caching() instanceof Caching.NoStore) ? MISS : NONE;
    }

    /** A job's lookups, of which the worst counts. */
    static Cached of(Collection<Usage.Lookups> lookups) {
        if (lookups.isEmpty()) {
            return NONE;
        }
        return lookups.stream().allMatch(one -> one.misses() == 0) ? HIT : MISS;
    }

    /** In the canonical event. */
    String word() {
        return name();
    }

    /** The {@code X-Cache-Status} header. */
    String header() {
        return this == NONE ? "BYPASS" : name();
    }

    /** The {@code Cache-Status} header (RFC 9211). */
    String status() {
        return "lyceum; " + status;
    }
}

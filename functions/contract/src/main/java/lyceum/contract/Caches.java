package lyceum.contract;

import java.util.List;

/**
 * The caches of functions and of those who call them, as the metrics {@link Measure#CACHE_HITS} and {@link Measure#CACHE_MISSES} name them:
 * those whose hit rate says whether they are large enough and long-lived enough.
 *
 * <p>Not among them is what is kept by construction, so that its hit rate follows from the work alone and could not be wrong: the offline
 * author's analysis of a job's sources (once for a job, whatever its lessons), public signing keys (once for each key), the windows of an
 * operation and tier. CloudFront and API Gateway measure their own caches.
 */
public final class Caches {
    /** Answers about courses that callers keep: a hit is one that was still good when the caller asked, by its ETag. */
    public static final String COURSES = "courses";

    /** Tokens of people whose signature was checked before. */
    public static final String VERIFIED_TOKENS = "verified-tokens";

    public static final List<String> ALL = List.of(COURSES, VERIFIED_TOKENS);

    private Caches() {}
}

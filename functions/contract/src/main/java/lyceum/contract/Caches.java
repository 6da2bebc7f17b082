package lyceum.contract;

import java.util.List;

/** The caches of functions and of those who call them, as the metrics {@link Measure#CACHE_HITS} and {@link Measure#CACHE_MISSES} name them. */
public final class Caches {
    /** Answers about courses that callers keep: a hit is one that was still good when the caller asked, by its ETag. */
    public static final String COURSES = "courses";

    /** Tokens of people whose signature was checked before. */
    public static final String VERIFIED_TOKENS = "verified-tokens";

    public static final List<String> ALL = List.of(COURSES, VERIFIED_TOKENS);

    private Caches() {}
}

package lyceum.contract;

import java.util.List;

/** The caches within functions, as the metrics {@link Measure#CACHE_HITS} and {@link Measure#CACHE_MISSES} name them. */
public final class Caches {
    /** Courses that a function has read before. */
    public static final String COURSES = "courses";

    /** Tokens of people whose signature was checked before. */
    public static final String VERIFIED_TOKENS = "verified-tokens";

    public static final List<String> ALL = List.of(COURSES, VERIFIED_TOKENS);

    private Caches() {}
}

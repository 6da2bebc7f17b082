package lyceum.performance.table;

import java.time.Instant;

/**
 * How far the buckets are made.
 *
 * @param until every minute before it is in a bucket; so is every hour and every day that ends before or at it
 * @param generation grows whenever buckets of the past are made anew, because samples came late
 */
public record State(Instant until, long generation) {}

package lyceum.contract.performance;

import lyceum.contract.Doc;

@Doc("A cache of least recently used entries.")
public record CacheStatistics(
        @Doc("What it keeps.") String name,

        @Doc("How often it knew.") long hits,

        @Doc("How often it did not.") long misses,

        @Doc("The share of hits, in per cent.") double hitRatePercent,

        @Doc("How many entries it has.") int size,

        @Doc("How many went for want of space.") long evictions) {}

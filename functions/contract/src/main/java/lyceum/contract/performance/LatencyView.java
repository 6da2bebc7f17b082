package lyceum.contract.performance;

import lyceum.contract.Doc;

@Doc("How long something took, in milliseconds. Mean and maximum are exact; percentiles are at most 0.8 % too high.")
public record LatencyView(
        @Doc("The mean.") double mean,
        @Doc("Half took no longer.") double p50,
        @Doc("95 % took no longer.") double p95,
        @Doc("99 % took no longer.") double p99,
        @Doc("The longest.") double max) {}

package lyceum.contract.performance;

import lyceum.contract.Doc;

@Doc("What one function asked of language models.")
public record AiFunction(
        @Doc("The function.") String function,

        @Doc("Calls of a provider.") long calls,

        @Doc("Calls that failed.") long failures,

        @Doc("How long a run waited for its provider.") LatencyView waitMs,

        @Doc("What it cost by the configured prices, in US dollars.")
        double costUsd) {}

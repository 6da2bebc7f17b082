package lyceum.contract.performance;

import lyceum.contract.Doc;

@Doc("How far one function used its connections.")
public record FunctionConnections(
        @Doc("The function.") String function,

        @Doc("Mean of the highest use in each run, in per cent of what its clients hold open.")
        double meanPercent,

        @Doc("The highest, in per cent.") double maxPercent) {}

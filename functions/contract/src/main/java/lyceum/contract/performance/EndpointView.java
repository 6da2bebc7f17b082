package lyceum.contract.performance;

import lyceum.contract.Doc;

@Doc("How one operation was answered.")
public record EndpointView(
        @Doc("The operation's id; unknown for paths and methods that none has.")
        String operation,

        @Doc("Its method; empty for unknown.") String method,

        @Doc("Its canonical path; empty for unknown.") String path,

        @Doc("How many requests there were.") long requests,

        @Doc("Answers by class of status.") StatusesView statuses,

        @Doc("The share of answers with a status of 400 or more, in per cent.")
        double errorRatePercent,

        @Doc("Time from the request to the answer, at the gateway.")
        LatencyView responseTimeMs,

        @Doc("Mean size of an answer in bytes.") double meanResponseBytes,

        @Doc("What the service level promises for 95 % of the answers, in ms; 0 for unknown.")
        double promisedP95Ms,

        @Doc("Whether 50, 95 and 99 % of the answers and the share of server errors were as promised.")
        boolean withinServiceLevel) {}

package lyceum.contract.performance;

import lyceum.contract.Doc;

@Doc("A run whose calls of DynamoDB took long.")
public record SlowQuery(
        @Doc("When it ended, ISO 8601.") String timestamp,

        @Doc("The function.") String function,

        @Doc("The operation; empty for a run that answers no request.")
        String operation,

        @Doc("The request or run.") String requestId,

        @Doc("How many calls it made.") long calls,

        @Doc("How long they took together, in ms.") double databaseMs) {}

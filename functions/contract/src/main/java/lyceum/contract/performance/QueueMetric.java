package lyceum.contract.performance;

import lyceum.contract.Doc;

@Doc("One queue.")
public record QueueMetric(
        @Doc("Its name.") String queue,

        @Doc("Messages that wait; SQS tells it about right.")
        long waiting,

        @Doc("Messages that are being worked on.") long inProgress,

        @Doc("Messages that wait on purpose.") long delayed,

        @Doc("Messages in its dead-letter queue.") long deadLetters,

        @Doc("Runs of its function.") long runs,

        @Doc("Runs that failed.") long failedRuns,

        @Doc("How long a run took.") LatencyView runMs) {}

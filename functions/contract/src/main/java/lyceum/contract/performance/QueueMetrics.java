package lyceum.contract.performance;

import java.util.List;
import lyceum.contract.Doc;

@Doc("The queues now, and the work on them in a time.")
public record QueueMetrics(
        @Doc("The first moment, ISO 8601.") String from,

        @Doc("The moment after the last, ISO 8601.") String to,

        @Doc("One entry per queue.") List<QueueMetric> queues) {}
